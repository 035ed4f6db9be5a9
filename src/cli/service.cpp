#include "cli/service.h"

#include <filesystem>
#include <iostream>

#include "base/chance.h"
#include "base/memory.h"
#include "cli/whole_file.h"
#include "fixtures/handout.h"

namespace mock::cli {
namespace {

std::optional<Clock> clock_from(const std::string& option) {
  if (option.empty()) return std::nullopt;
  if (option == "real") return Clock::running();
  if (option == "frozen") return Clock::frozen_at(real_time());
  return Clock::frozen_at(*parse_rfc3339(option));  // checked when the option was read
}

// The state that was kept goes before the fixture.
FixtureText first_fixture(const Options& options) {
  std::error_code ignored;
  const bool is_kept = !options.state.empty() && std::filesystem::exists(options.state, ignored);
  return is_kept ? fixture_file(options.state) : find_fixture(options.fixture);
}

}  // namespace

Service::Service(const Options& options)
    : options_(options),
      seed_(options.seed.value_or(unpredictable_seed())),
      worlds_(load(first_fixture(options)), options.journal),
      log_(options.log, std::cerr),
      pipeline_(worlds_, log_, options.pipeline),
      server_(pipeline_, options.server) {
  if (options.watch) watched_text_ = find_fixture(options.fixture).text;
}

Seed Service::load(const FixtureText& fixture) const {
  return read_fixture(fixture, {seed_, options_.seed.has_value(), clock_from(options_.clock)});
}

void Service::start() {
  give_back_memory();  // of the fixture's text and document
  try {
    base_url_ = server_.start();
  } catch (const std::runtime_error& error) {
    throw Failure{{error.what()}};
  }
  if (!options_.state.empty()) state_file_.start(worlds_.standard(), options_.state);
  if (options_.watch) watcher_.start([this] { reload(); });
}

void Service::report_ready() const {
  if (!options_.ready_file.empty() && !write_whole_file(options_.ready_file, base_url_ + '\n'))
    throw Failure{{"cannot write the ready file " + options_.ready_file}};
}

void Service::reload() {
  try {
    auto fixture = find_fixture(options_.fixture);
    // Editors empty a file for a moment when they save it.
    if (fixture.text.empty() || fixture.text == watched_text_) return;
    watched_text_ = fixture.text;
    worlds_.standard().reseed(load(fixture));
    std::cerr << "aiven-mock: loaded " << fixture.file << " again\n";
  } catch (const Failure& failure) {
    if (failure.is_absence) return;  // they also take it away
    for (const auto& message : failure.messages) std::cerr << message << '\n';
  }
}

void Service::stop() {
  watcher_.stop();
  server_.stop();
  state_file_.stop();
  std::error_code ignored;
  if (!options_.ready_file.empty()) std::filesystem::remove(options_.ready_file, ignored);
}

Variables Service::environment() const {
  const auto handout = fixtures::handout(*worlds_.enter("/").world->state()).value_or(fixtures::Handout());
  return cli::environment({base_url_, handout.full_token, handout.organization_id, handout.organization_name,
                           handout.project_name, handout.payment_method_id});
}

}  // namespace mock::cli
