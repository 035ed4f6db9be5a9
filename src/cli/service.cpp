#include "cli/service.h"

#include <unistd.h>

#include <chrono>
#include <iostream>
#include <system_error>

#include "api/table_of_contents.h"
#include "base/chance.h"
#include "base/memory.h"
#include "fixtures/handout.h"

namespace mock::cli {
namespace {

std::optional<Clock> clock_from(const std::string& option) {
  if (option.empty()) return std::nullopt;
  if (option == "real") return Clock::running();
  if (option == "frozen") return Clock::frozen_at(real_time());
  return Clock::frozen_at(*parse_rfc3339(option));  // checked when the option was read
}

// The state that was kept takes precedence over the fixture. A fixture that is watched is read again, and no pipe can
// be.
FixtureText first_fixture(const Options& options, const StateFile& state_file) {
  if (state_file.is_there()) return fixture_file(options.state, Pipes::refused);
  return find_fixture(options.fixture, options.watch ? Pipes::refused : Pipes::waited_for);
}

PipelineOptions pipeline_options(const Options& options) {
  auto all = options.pipeline;
  all.control.own_host = options.server.host;
  return all;
}

}  // namespace

Service::Service(const Options& options)
    : options_(options),
      ready_file_(options.ready_file),
      seed_(options.seed.value_or(unpredictable_seed())),
      state_file_(options.state),
      worlds_(load(first_fixture(options, state_file_)), options.journal),
      log_(options.log, std::cerr),
      pipeline_(worlds_, log_, pipeline_options(options)),
      server_(pipeline_, options.server),
      outlet_(
          STDERR_FILENO, [form = options.log](std::uint64_t count) { return lines_lost(form, count); },
          pipeline_.metrics().log_lines_lost) {
  if (options.watch) watched_text_ = find_fixture(options.fixture, Pipes::refused).text;
}

// After start() something may still go wrong. Whatever the world is then, it is kept, as at every other end.
Service::~Service() {
  static_cast<void>(state_file_.stop());
  release_standard_error();
}

Seed Service::load(const FixtureText& fixture) const {
  return read_fixture(fixture, {seed_, options_.seed.has_value(), clock_from(options_.clock), api::served()});
}

void Service::start() {
  give_back_memory();  // of the fixture's text and document
  try {
    outlet_.start();
    std::cerr.rdbuf(&outlet_);
    base_url_ = server_.start();
    state_file_.start(worlds_);
    if (options_.watch) watcher_.start([this] { reload(); });
  } catch (const std::system_error& error) {
    throw Failure{{"cannot start a thread: " + error.code().message()}};
  } catch (const std::runtime_error& error) {
    throw Failure{{error.what()}};
  }
}

void Service::report_ready() const { ready_file_.write(base_url_); }

void Service::reload() {
  try {
    const auto fixture = find_fixture(options_.fixture, Pipes::refused);
    trouble_.is_over();
    // Editors empty a file for a moment when they save it.
    if (fixture.text.empty() || fixture.text == watched_text_) return;
    watched_text_ = fixture.text;
    worlds_.standard().reseed(load(fixture));
    std::cerr << "aiven-mock: loaded " << fixture.file << " again\n";
  } catch (const Failure& failure) {
    if (failure.is_absence) return;  // they also take it away
    std::string messages;
    for (const auto& message : failure.messages)
      messages.append(messages.empty() ? "" : "\naiven-mock: ").append(message);
    trouble_.is(messages);
  }
}

int Service::stop(int exit_code) {
  constexpr int cannot = 2;
  watcher_.stop();
  server_.stop();
  const bool is_kept = state_file_.stop();
  release_standard_error();
  ready_file_.remove();
  return exit_code == 0 && !is_kept ? cannot : exit_code;
}

// Whatever is told from here on is told at once.
void Service::release_standard_error() {
  constexpr auto patience = std::chrono::milliseconds(300);
  std::cerr.rdbuf(direct_);
  outlet_.close(patience);
}

Variables Service::environment() const {
  const auto handout = fixtures::handout(*worlds_.enter("/").world->state()).value_or(fixtures::Handout());
  return cli::environment({base_url_, handout.full_token, handout.organization_id, handout.organization_name,
                           handout.project_name, handout.payment_method_id});
}

}  // namespace mock::cli
