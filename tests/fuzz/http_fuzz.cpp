// Requests through the corridor, several an input, each input in a fresh demo world: every answer is one that the
// documents allow, none is a mistake of the program, and whatever became of the world can be saved and loads again.
// Most inputs are made of whole requests (made_requests.h) or of bodies changed as JSON.
#include <random>
#include <sstream>

#include "fixtures/built_in.h"
#include "journal/log.h"
#include "made_requests.h"
#include "must.h"
#include "pipeline/pipeline.h"
#include "requests.h"
#include "saved_again.h"
#include "support/openapi_check.h"

namespace mock::fuzz {
namespace {

constexpr std::size_t most_requests = 8;  // of one input

class Server {
 public:
  static Server& only() {
    static Server server;
    return server;
  }

  [[nodiscard]] const StatePtr& demo() const { return demo_; }
  World& world() { return worlds_.standard(); }

  void replace_everything() {
    for (const auto& name : worlds_.names())
      if (name != Worlds::standard_name) worlds_.remove(name);
    for (const auto& name : world().snapshots.names()) world().snapshots.remove(name);
    world().reseed(Seed(demo_));
    log_text_.str("");
  }

  Delivery serve(const Request& request) { return pipeline_.serve(request); }

 private:
  Server()
      : demo_(std::make_shared<const State>(fixtures::read(*fixtures::built_in("demo"), circumstances()).state)),
        worlds_(Seed(demo_)),
        log_(LogForm::json, log_text_),
        pipeline_(worlds_, log_) {}

  StatePtr demo_;
  Worlds worlds_;
  std::ostringstream log_text_;
  Log log_;
  Pipeline pipeline_;
};

// What the published document does not allow. Answers of fault rules, and of other worlds, are not looked at.
void must_fit_the_document(const Request& request, const Reply& reply, const nlohmann::json& body) {
  if (!request.target.starts_with("/v1/") || reply.content_type != "application/json") return;
  const auto content = test::answer_content(name(request.method), path_of(request.target), reply.status);
  must(content.is_null() == reply.body.empty(), "an answer has a body when the document says so", reply.body);
  if (content.is_null()) return;
  for (const auto& misfit : test::misfits(content["application/json"]["schema"], body))
    must(false, "an answer fits the document", misfit + "\n" + reply.body);
}

void ask(std::string_view text) {
  const auto request = as_request(text);
  const bool has_rules = !Server::only().world().fault_rules.list().empty();
  const auto reply = Server::only().serve(request).reply;
  must(reply.status >= 200 && reply.status <= 599, "an answer has a status", text);
  // A request may say the words itself, and be told them again.
  const bool is_a_mistake = reply.status == 500 && reply.body.find("aiven-mock has a mistake") != std::string::npos;
  must(!is_a_mistake, "no request finds a mistake", reply.body);
  if (has_rules || reply.body.empty() || reply.content_type != "application/json") return;
  const auto body = nlohmann::json::parse(reply.body, nullptr, false);
  must(!body.is_discarded(), "an answer is JSON", reply.body);
  must_fit_the_document(request, reply, body);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string input;
  for (const auto& text : texts) (input += input.empty() ? "" : separator) += text;
  return input;
}

// Requests come, go, or get another body.
std::string changed(std::string_view input, std::minstd_rand& chance) {
  static const MadeRequests made(fixtures::write(*Server::only().demo()));
  std::vector<std::string> texts;
  for (const auto text : split(input)) texts.emplace_back(text);
  if (texts.empty()) return made.any(chance);
  auto& text = any_of(texts, chance);
  switch (chance() % 4) {
    case 0:
      if (texts.size() > 1) texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(chance() % texts.size()));
      break;
    case 1: text = made.any(chance); break;
    case 2:
      texts.insert(texts.begin() + static_cast<std::ptrdiff_t>(chance() % (texts.size() + 1)), made.any(chance));
      break;
    default: {
      const auto head = std::min(text.find("\n\n"), text.size());
      const auto body = std::string_view(text).substr(std::min(head + 2, text.size()));
      const auto other = changed_json(body.empty() ? "{}" : body, made.words(), static_cast<unsigned>(chance()));
      if (other) text = text.substr(0, head) + "\n\n" + *other;
    }
  }
  return joined(texts);
}

}  // namespace
}  // namespace mock::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mock;
  auto& server = fuzz::Server::only();
  server.replace_everything();
  auto texts = fuzz::split(fuzz::text_of(data, size));
  if (texts.size() > fuzz::most_requests) texts.resize(fuzz::most_requests);
  for (const auto text : texts) fuzz::ask(text);
  auto& world = server.world();
  if (world.state() != server.demo()) fuzz::must_be_saved_as_it_is(*world.state(), world.fault_rules.rules());
  return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  std::minstd_rand chance(seed);
  if (chance() % 4 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const auto input = mock::fuzz::changed(mock::fuzz::text_of(data, size), chance);
  if (input.empty() || input.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::copy(input.begin(), input.end(), data);
  return input.size();
}
