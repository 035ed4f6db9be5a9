#include "aiven_mock/server.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "api/table_of_contents.h"
#include "base/chance.h"
#include "base/time.h"
#include "exchange/request.h"
#include "fixtures/built_in.h"
#include "fixtures/handout.h"
#include "fixtures/read.h"
#include "http/server.h"
#include "journal/log.h"
#include "pipeline/pipeline.h"
#include "world/worlds.h"

namespace aiven_mock {
namespace {

std::optional<mock::Clock> clock_of(const Options& options) {
  if (options.clock.empty()) return std::nullopt;
  if (const auto time = mock::parse_rfc3339(options.clock)) return mock::Clock::frozen_at(*time);
  throw Refused("clock: \"" + options.clock + "\" is no time such as 2026-01-31T09:30:00Z");
}

mock::Seed seed_of(const Options& options) {
  const auto text = mock::fixtures::built_in(options.fixture).value_or(options.fixture);
  auto reading = mock::fixtures::read(text, {.seed = options.seed.value_or(mock::unpredictable_seed()),
                                             .seed_is_forced = options.seed.has_value(),
                                             .clock = clock_of(options),
                                             .served = mock::api::served()});
  if (reading.problems.empty()) return std::move(reading).seed();
  std::string problems;
  for (const auto& each : mock::fixtures::to_texts(reading.problems, "fixture", text))
    problems.append(problems.empty() ? "" : "\n").append(each);
  throw Refused(problems);
}

mock::Method method_of(std::string_view name) {
  using enum mock::Method;
  constexpr std::array all{get, head, post, put, patch, remove, options};
  const auto* const found = std::find_if(all.begin(), all.end(), [&](auto each) { return mock::name(each) == name; });
  return found == all.end() ? other : *found;
}

}  // namespace

class Server::Inside {
 public:
  explicit Inside(const Options& options)
      : worlds_(seed_of(options)), log_(mock::LogForm::off, lines_), pipeline_(worlds_, log_), server_(pipeline_, {}) {}

  [[nodiscard]] const std::string& url() const { return url_; }

  [[nodiscard]] mock::fixtures::Handout handout() {
    return mock::fixtures::handout(*worlds_.standard().state()).value_or(mock::fixtures::Handout());
  }

  std::string control(std::string_view method, std::string_view path, std::string_view body) {
    const auto target = "/_mock" + std::string(path);
    auto reply = pipeline_
                     .serve({.method = method_of(method),
                             .target = target,
                             .headers = {{"host", "localhost"}, {"content-type", "application/json"}},
                             .body = body,
                             .remote_address = "127.0.0.1"})
                     .reply;
    constexpr int first_error = 400;
    if (reply.status >= first_error) throw Refused(reply.body);
    return std::move(reply.body);
  }

 private:
  mock::Worlds worlds_;
  std::ostringstream lines_;
  mock::Log log_;
  mock::Pipeline pipeline_;
  mock::Server server_;
  const std::string url_ = server_.start();
};

Server::Server(const Options& options) : inside_(std::make_unique<Inside>(options)) {}

Server::~Server() = default;

const std::string& Server::url() const { return inside_->url(); }

std::string Server::token() const { return inside_->handout().full_token; }

std::string Server::organization_id() const { return inside_->handout().organization_id; }

std::string Server::organization_name() const { return inside_->handout().organization_name; }

std::string Server::project_name() const { return inside_->handout().project_name.value_or(""); }

std::string Server::payment_method_id() const { return inside_->handout().payment_method_id.value_or(""); }

std::string Server::control(std::string_view method, std::string_view path, std::string_view body) {
  return inside_->control(method, path, body);
}

void Server::advance(std::chrono::seconds by) {
  control("POST", "/clock/advance", R"({"seconds": )" + std::to_string(by.count()) + "}");
}

}  // namespace aiven_mock
