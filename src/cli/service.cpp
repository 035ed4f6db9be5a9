#include "cli/service.h"

#include <unistd.h>

#include <chrono>
#include <cstring>
#include <iostream>
#include <system_error>
#include <utility>

#include "api/table_of_contents.h"
#include "base/chance.h"
#include "base/memory.h"
#include "cli/public_url.h"
#include "fixtures/handout.h"

namespace mock::cli {
namespace {

std::optional<Clock> clock_from(const std::string& option) {
  if (option.empty()) return std::nullopt;
  if (option == "real") return Clock::running();
  if (option == "frozen") return Clock::frozen_at(real_time());
  return Clock::frozen_at(*parse_rfc3339(option));  // checked when the option was read
}

std::vector<FixtureText> named_fixtures(const Options& options, Pipes pipes) {
  std::vector<FixtureText> all;
  for (const auto& each : options.fixtures) all.push_back(find_fixture(each, pipes));
  return all;
}

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) (all += all.empty() ? "" : ", ") += name;
  return all;
}

// The state that was kept takes precedence over the fixture. A fixture that is watched is read again, and no pipe can
// be.
std::vector<FixtureText> first_fixtures(const Options& options, const StateFile& state_file) {
  if (state_file.is_there()) return {fixture_file(options.state, Pipes::refused)};
  return named_fixtures(options, options.watch ? Pipes::refused : Pipes::waited_for);
}

PipelineOptions pipeline_options(const Options& options) {
  auto all = options.pipeline;
  all.control.own_host = options.server.host;
  if (!all.public_url.empty()) all.control.allowed_hosts.push_back(host_of(all.public_url));
  return all;
}

// By which clients may know this server, besides localhost and its addresses.
std::vector<std::string> names(const Options& options) {
  auto all = options.pipeline.control.allowed_hosts;
  all.push_back(options.server.host);
  if (const auto& url = options.pipeline.public_url; !url.empty()) all.push_back(host_of(url));
  return all;
}

ServerOptions server_options(const Options& options, const Encryption& encryption) {
  auto all = options.server;
  all.names = names(options);
  all.tls = encryption.identity();
  return all;
}

// What is listened on, or an address that leads there when that is every address of the machine.
std::string reachable(std::string url) {
  for (const auto& [all, one] : {std::pair{"//0.0.0.0:", "//127.0.0.1:"}, std::pair{"//[::]:", "//[::1]:"}})
    if (const auto at = url.find(all); at != std::string::npos) url.replace(at, std::strlen(all), one);
  return url;
}

}  // namespace

Service::Service(const Options& options)
    : options_(options),
      ready_file_(options.ready_file),
      seed_(options.seed.value_or(unpredictable_seed())),
      state_file_(options.state),
      worlds_(load(first_fixtures(options, state_file_)), options.journal),
      log_(options.log, std::cerr),
      encryption_(options.encryption, names(options)),
      pipeline_(worlds_, log_, pipeline_options(options)),
      server_(pipeline_, server_options(options, encryption_)),
      outlet_(
          STDERR_FILENO, [form = options.log](std::uint64_t count) { return lines_lost(form, count); },
          pipeline_.metrics().log_lines_lost) {
  if (options.watch && state_file_.is_there()) watched_ = named_fixtures(options, Pipes::refused);
}

// After start() something may still go wrong. Whatever the world is then, it is kept, as at every other end.
Service::~Service() {
  static_cast<void>(state_file_.stop());
  release_standard_error();
}

fixtures::Reading Service::read(std::vector<FixtureText> fixtures) const {
  return read_fixtures(std::move(fixtures),
                       {seed_, options_.seed.has_value(), clock_from(options_.clock), api::served()},
                       Settings(options_.settings));
}

Seed Service::load(std::vector<FixtureText> fixtures) {
  auto reading = read(std::move(fixtures));
  if (options_.watch) watched_ = std::move(reading.sources);
  return std::move(reading).seed();
}

// Editors empty a file for a moment when they save it.
bool Service::have_changed() const {
  bool is_other = false;
  for (const auto& [file, text] : watched_) {
    const auto now = find_fixture(file, Pipes::refused).text;
    if (now.empty()) return false;
    is_other = is_other || now != text;
  }
  return is_other;
}

void Service::start() {
  give_back_memory();  // of the fixture's text and document
  try {
    outlet_.start();
    std::cerr.rdbuf(&outlet_);
    listening_url_ = server_.start();
    const auto& public_url = options_.pipeline.public_url;
    base_url_ = public_url.empty() ? reachable(listening_url_) : public_url;
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
    const bool is_news = have_changed();
    trouble_.is_over();
    if (!is_news) return;
    for (auto& [file, text] : watched_) text = find_fixture(file, Pipes::refused).text;
    worlds_.standard().reseed(load(named_fixtures(options_, Pipes::refused)));
    std::cerr << "aiven-mock: loaded " << listed(options_.fixtures) << " again\n";
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

Variables Service::environment(std::string_view world) const {
  const auto handout = fixtures::handout(*worlds_.find(world)->state()).value_or(fixtures::Handout());
  const auto url = world == Worlds::standard_name ? base_url_ : base_url_ + "/_world/" + std::string(world);
  Trust trust{encryption_.ca_file(), {}};
  if (options_.encryption.is_in_between) {  // clients know proxies that are asked in the clear; what is inside is not
    const auto proxy = reachable(listening_url_);
    trust.proxy = "http" + proxy.substr(proxy.find("://"));
  }
  return cli::environment({url, handout.full_token, handout.organization_id, handout.organization_name,
                           handout.project_name, handout.payment_method_id},
                          trust);
}

}  // namespace mock::cli
