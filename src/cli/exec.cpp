// aiven-mock exec -- COMMAND ARGS…
#include <sys/wait.h>

#include <iostream>
#include <memory>

#include "cli/child.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/coverage.h"
#include "cli/fault_option.h"
#include "cli/remote_world.h"
#include "cli/service.h"
#include "cli/signals.h"
#include "diff/difference.h"

namespace mock::cli {
namespace {

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
  const auto child = start_child(command, variables, signals);
  return child == 0 ? command_not_found : wait_for(child, signals);
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

// What is said of the command's work when it has ended.
struct Review {
  bool tells_changes = false;
  bool must_leave_nothing = false;

  [[nodiscard]] bool is_wanted() const { return tells_changes || must_leave_nothing; }
};

// Returns the exit code.
int review(const Review& review, const diff::Difference& difference, int exit_code) {
  constexpr int left_something = 3;
  const bool is_at_fault = review.must_leave_nothing && exit_code == 0 && !difference.is_empty();
  if (!is_at_fault && !review.tells_changes) return exit_code;
  std::cerr << "aiven-mock: COMMAND "
            << (is_at_fault             ? "left behind:"
                : difference.is_empty() ? "changed nothing"
                                        : "changed:")
            << '\n';
  for (const auto& line : diff::lines(difference)) std::cerr << line << '\n';
  return is_at_fault ? left_something : exit_code;
}

// What is done besides running the command.
struct Besides {
  std::vector<std::string> faults;  // that it meets
  std::string coverage;             // the file that says what it has asked; empty: none
  Review review;
};

int exec_elsewhere(const Options& options, const Where& where, const Besides& besides,
                   const std::vector<std::string>& command) {
  const RemoteWorld world(where.server, where.world, options.pipeline.control.token);
  for (const auto& fault : besides.faults) world.add_fault(fault_text(fault));
  const Signals signals{SIGCHLD};
  int exit_code = run(command, world.environment(), signals);
  if (!besides.coverage.empty())
    exit_code = with_coverage(
        besides.coverage, [&] { return world.coverage(); }, where.server, exit_code);
  if (besides.review.is_wanted()) exit_code = review(besides.review, world.difference(), exit_code);
  signals.let_through();  // whoever does not want to wait until the server has deleted the world
  return exit_code;
}

int exec(const Options& options, const Where& where, const Besides& besides, const std::vector<std::string>& command) {
  if (!where.server.empty()) return exec_elsewhere(options, where, besides, command);
  Service service(options);
  auto& world = service.worlds().standard();
  const auto before = world.state();
  for (const auto& fault : besides.faults) world.fault_rules.add(read_fault(fault_text(fault), *before));
  const Signals signals{SIGCHLD};
  service.start();
  service.report_ready();
  int exit_code = run(command, service.environment(), signals);
  if (!besides.coverage.empty())
    exit_code = with_coverage(
        besides.coverage, [&] { return service.coverage(); }, "this run", exit_code);
  exit_code = service.stop(exit_code);
  return besides.review.is_wanted() ? review(besides.review, diff::difference(*before, *world.state()), exit_code)
                                    : exit_code;
}

// Options about a server of our own make no sense with another one.
void refuse_together(Option& server) {
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
    server.excludes(name);
}

}  // namespace

void add_exec(CLI::App& app, int& exit_code) {
  Command sub(app, "exec", "Serve on a free port while COMMAND runs, and exit as it does");
  const auto options = std::make_shared<Options>();
  const auto command = std::make_shared<std::vector<std::string>>();
  const auto where = std::make_shared<Where>();
  const auto besides = std::make_shared<Besides>();
  add_options(sub, *options, 0);
  sub.flag("--intercept", options->encryption.is_in_between,
           "COMMAND finds this server at https://api.aiven.io, through a proxy and a certificate of its own")
      .variable("AIVEN_MOCK_INTERCEPT");
  auto server = sub.option("--server", where->server, "Take a world on this server, instead of one of our own")
                    .variable("AIVEN_MOCK_SERVER");
  refuse_together(server);
  sub.option("--world", where->world, "What it is called there; it is deleted afterwards")
      .variable("AIVEN_MOCK_WORLD")
      .needs(server);
  sub.option("--coverage", besides->coverage,
             "Write what of the API was asked into this file; its ending says how: .txt, .md, .json or .html")
      .checked(check_coverage_file)
      .variable("AIVEN_MOCK_COVERAGE");
  sub.option("--fault", besides->faults, "A fault rule that COMMAND meets: JSON, or @FILE; also more than once")
      .takes_one_each_time();
  sub.flag("--diff", besides->review.tells_changes, "Say on standard error what COMMAND has changed");
  sub.flag("--leaves-nothing", besides->review.must_leave_nothing,
           "Exit with 3 when COMMAND exits with 0 and leaves the world another than it was, and say what is left");
  sub.option("COMMAND", *command, "The command and its arguments, after --").required();
  sub.examples({"aiven-mock exec -- pytest", "aiven-mock exec --fixture demo --coverage coverage.md -- sh suite.sh"});
  sub.does([options, where, besides, command, &exit_code] { exit_code = exec(*options, *where, *besides, *command); });
}

}  // namespace mock::cli
