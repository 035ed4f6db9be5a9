#include "cli/service.h"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/chance.h"
#include "fixtures/handout.h"

namespace mock::cli {
namespace {

std::optional<Clock> clock_from(const std::string& option) {
  if (option.empty()) return std::nullopt;
  if (option == "real") return Clock::running();
  if (option == "frozen") return Clock::frozen_at(real_time());
  return Clock::frozen_at(*parse_rfc3339(option));  // checked when the option was read
}

// Whoever waits for the file never sees half of it.
void write_ready_file(const std::string& name, const std::string& base_url) {
  const auto unfinished = name + ".part";
  std::ofstream file(unfinished);
  file << base_url << '\n';
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(unfinished, name, error);
  if (!file || error) throw Failure{{"cannot write the ready file " + name}};
}

}  // namespace

Service::Service(const Options& options)
    : options_(options),
      seed_(options.seed.value_or(unpredictable_seed())),
      fixture_(find_fixture(options.fixture)),
      worlds_(load(fixture_)),
      log_(options.log, std::cerr),
      pipeline_(worlds_, log_, options.pipeline),
      server_(pipeline_, options.server) {}

Seed Service::load(const FixtureText& fixture) const {
  return read_fixture(fixture, {seed_, options_.seed.has_value(), clock_from(options_.clock)});
}

void Service::start() {
  try {
    base_url_ = server_.start();
  } catch (const std::runtime_error& error) {
    throw Failure{{error.what()}};
  }
  if (!options_.ready_file.empty()) write_ready_file(options_.ready_file, base_url_);
  if (!options_.watch) return;

  const auto read_again = [this]() -> std::optional<std::string> {
    try {
      auto text = find_fixture(options_.fixture).text;
      if (!text.empty()) return text;
    } catch (const Failure&) {
      // Editors take a file away, or empty it, for a moment when they save it.
    }
    return std::nullopt;
  };
  watcher_.start(fixture_.text, read_again, [this](const std::string& text) {
    try {
      worlds_.standard().reseed(load({fixture_.file, text}));
      std::cerr << "aiven-mock: loaded " << fixture_.file << " again\n";
    } catch (const Failure& failure) {
      for (const auto& message : failure.messages) std::cerr << message << '\n';
    }
  });
}

void Service::stop() {
  watcher_.stop();
  server_.stop();
  std::error_code ignored;
  if (!options_.ready_file.empty()) std::filesystem::remove(options_.ready_file, ignored);
}

std::vector<std::pair<std::string, std::string>> Service::environment() const {
  const auto handout = fixtures::handout(*worlds_.enter("/").world->state()).value_or(fixtures::Handout());
  std::vector<std::pair<std::string, std::string>> variables{
      {"AIVEN_WEB_URL", base_url_},
      {"AIVEN_TOKEN", handout.full_token},
      {"AIVEN_AUTH_TOKEN", handout.full_token},
      {"AIVEN_ORGANIZATION_ID", handout.organization_id},
      {"AIVEN_ORGANIZATION_NAME", handout.organization_name},
      {"AIVEN_ACCOUNT_NAME", handout.organization_name},
  };
  if (handout.project_name) variables.emplace_back("AIVEN_PROJECT_NAME", *handout.project_name);
  variables.emplace_back("AIVEN_MOCK_CONTROL_URL", base_url_ + "/_mock");
  return variables;
}

}  // namespace mock::cli
