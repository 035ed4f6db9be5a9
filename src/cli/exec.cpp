// aiven-mock exec -- COMMAND ARGS…
#include <spawn.h>
#include <sys/wait.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <iostream>
#include <memory>
#include <set>
#include <system_error>

#include "cli/commands.h"
#include "cli/coverage.h"
#include "cli/described.h"
#include "cli/remote_world.h"
#include "cli/service.h"
#include "cli/signals.h"

extern char** environ;

namespace mock::cli {
namespace {

// Our own environment, in which `ours` override what was there; those without a value are not there at all.
std::vector<std::string> with(const Variables& ours) {
  std::set<std::string, std::less<>> names;
  std::vector<std::string> all;
  for (const auto& [name, value] : ours) {
    names.insert(name);
    if (!value.empty()) all.emplace_back(name).append("=").append(value);
  }
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view variable(*each);
    if (!names.contains(variable.substr(0, variable.find('=')))) all.emplace_back(variable);
  }
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

pid_t start(std::vector<std::string> command, const Variables& variables, const Signals& signals) {
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setsigmask(&attributes, &signals.before());
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  auto environment = with(variables);
  pid_t child = 0;
  const int error = posix_spawnp(&child, command.front().c_str(), nullptr, &attributes, pointers(command).data(),
                                 pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  if (error == 0) return child;
  std::cerr << "aiven-mock: cannot run " << command.front() << ": " << std::generic_category().message(error) << '\n';
  return 0;
}

// Waits for the child, passing on what we are told to do. As shells do: 128 + signal when it was killed by one.
int wait_for(pid_t child, const Signals& signals) {
  while (true) {
    const auto signal = signals.wait();
    if (signal.si_signo != SIGCHLD) {
      // A terminal sends its Ctrl-C to the child as well: only what was sent to us alone is passed on.
      if (signal.si_code != SI_KERNEL) kill(child, signal.si_signo);
      continue;
    }
    int status = 0;
    if (waitpid(child, &status, WNOHANG) != child) continue;
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  }
}

int run(const std::vector<std::string>& command, const Variables& variables, const Signals& signals) {
  constexpr int not_found = 127;
  const auto child = start(command, variables, signals);
  return child == 0 ? not_found : wait_for(child, signals);
}

// Where the command finds its world.
struct Where {
  std::string server;  // empty: one of our own
  std::string world;   // on that server; empty: one with a name that nobody has
};

// Tells what was asked; a command that failed has the last word all the same.
template <class Coverage>
int with_coverage(const std::string& file, Coverage coverage, const std::string& origin, int exit_code) {
  constexpr int cannot = 2;
  try {
    CoverageReport report;
    add_coverage(report, coverage(), origin);
    write_coverage(report, file);
    return exit_code;
  } catch (const Failure& failure) {
    for (const auto& message : failure.messages) std::cerr << "aiven-mock: " << message << '\n';
    return exit_code == 0 ? cannot : exit_code;
  }
}

int exec(const Options& options, const Where& where, const std::string& coverage,
         const std::vector<std::string>& command) {
  if (!where.server.empty()) {
    const RemoteWorld world(where.server, where.world, options.pipeline.control.token);
    const Signals signals{SIGCHLD};
    int exit_code = run(command, world.environment(), signals);
    if (!coverage.empty())
      exit_code = with_coverage(
          coverage, [&] { return world.coverage(); }, where.server, exit_code);
    signals.let_through();  // whoever does not want to wait until the server has deleted the world
    return exit_code;
  }
  Service service(options);
  const Signals signals{SIGCHLD};
  service.start();
  service.report_ready();
  int exit_code = run(command, service.environment(), signals);
  if (!coverage.empty())
    exit_code = with_coverage(
        coverage, [&] { return service.coverage(); }, "this run", exit_code);
  return service.stop(exit_code);
}

// Options about a server of our own make no sense with another one.
void refuse_together(CLI::App& sub, CLI::Option& server) {
  for (const auto* name : {"--host",
                           "--port",
                           "--max-connections",
                           "--fixture",
                           "--ready-file",
                           "--clock",
                           "--seed",
                           "--log",
                           "--state",
                           "--watch",
                           "--allow-host",
                           "--journal-size",
                           "--journal-body-bytes",
                           "--as-of",
                           "--trust-forwarded-for",
                           "--lenient",
                           "--tls",
                           "--tls-ca-file",
                           "--tls-cert",
                           "--tls-key",
                           "--public-url",
                           "--intercept"})
    server.excludes(sub.get_option(name));
}

}  // namespace

void add_exec(CLI::App& app, int& exit_code) {
  auto* sub = app.add_subcommand("exec", "Serve on a free port while COMMAND runs, and exit as it does");
  const auto options = std::make_shared<Options>();
  const auto command = std::make_shared<std::vector<std::string>>();
  const auto where = std::make_shared<Where>();
  add_options(*sub, *options, 0);
  sub->add_flag("--intercept", options->encryption.is_in_between,
                "COMMAND finds this server at https://api.aiven.io, through a proxy and a certificate of its own")
      ->envname("AIVEN_MOCK_INTERCEPT");
  auto* server = sub->add_option("--server", where->server, "Take a world on this server, instead of one of our own")
                     ->envname("AIVEN_MOCK_SERVER");
  refuse_together(*sub, *server);
  sub->add_option("--world", where->world, "What it is called there; it is deleted afterwards")
      ->envname("AIVEN_MOCK_WORLD")
      ->needs(server);
  const auto coverage = std::make_shared<std::string>();
  sub->add_option("--coverage", *coverage,
                  "Write what of the API was asked into this file; its ending says how: .txt, .md, .json or .html")
      ->check(check_coverage_file)
      ->envname("AIVEN_MOCK_COVERAGE");
  sub->add_option("COMMAND", *command, "The command and its arguments, after --")->required();
  add_examples(*sub,
               {"aiven-mock exec -- pytest", "aiven-mock exec --fixture demo --coverage coverage.md -- sh suite.sh"});
  sub->callback(
      [options, where, coverage, command, &exit_code] { exit_code = exec(*options, *where, *coverage, *command); });
}

}  // namespace mock::cli
