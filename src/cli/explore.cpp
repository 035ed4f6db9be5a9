// aiven-mock explore -- COMMAND ARGS…: every failure of every request, one at a time
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <memory>
#include <thread>

#include "base/glob.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/explore/report.h"
#include "exchange/request.h"

namespace mock::cli {
namespace {

using namespace explore;

constexpr int found_something = 1, no_baseline = 3, interrupted = 130;

struct Wanted {
  std::string faults, only, report;
  std::size_t jobs = 2, most = 0;
  double timeout = 0;  // seconds; 0: ten times the fault-free run
  bool again = false;
  std::vector<std::string> allowed;
  std::vector<std::string> command;
  std::string exec;  // that repeats a run, with the options of this one
};

// Of a run without a fault, before anything is known of the command.
Patience longest_baseline(const Wanted& wanted) {
  return wanted.timeout > 0 ? std::chrono::duration_cast<Patience>(std::chrono::duration<double>(wanted.timeout))
                            : std::chrono::minutes(10);
}

Patience limit_of(const Wanted& wanted, const Baseline& baseline) {
  constexpr double times = 10;
  constexpr double at_least = 10;
  const auto seconds = wanted.timeout > 0 ? wanted.timeout : std::max(times * baseline.took.count(), at_least);
  return std::chrono::duration_cast<Patience>(std::chrono::duration<double>(seconds));
}

std::vector<Asked> chosen(const Wanted& wanted, const std::vector<Asked>& requests) {
  if (wanted.only.empty()) return requests;
  const Glob only(wanted.only);
  std::vector<Asked> some;
  for (const auto& asked : requests)
    if (only.matches(asked.operation)) some.push_back(asked);
  if (some.empty()) throw Failure{{"--only: COMMAND asks for no operation that is called " + wanted.only}};
  return some;
}

// A terminal sees each run, anything else each tenth of them.
void tell_progress(std::size_t done, std::size_t all) {
  if (isatty(STDERR_FILENO) != 0)
    std::cerr << '\r' << done << '/' << all << (done == all ? "\n" : "") << std::flush;
  else if (done * 10 / all != (done - 1) * 10 / all)
    std::cerr << done << '/' << all << '\n';
}

bool is_allowed(const Wanted& wanted, std::string_view word) {
  return std::any_of(wanted.allowed.begin(), wanted.allowed.end(),
                     [&](const std::string& each) { return equal_ignoring_case(each, word); });
}

int exit_code_of(const Wanted& wanted, const Report& report) {
  for (const auto& run : report.runs)
    if ((is_bad(run.verdict) && !is_allowed(wanted, word(run.verdict))) ||
        (run.again == Run::Again::stuck && !is_allowed(wanted, "STUCK")))
      return found_something;
  return report.was_stopped ? interrupted : 0;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& each : words) all += (all.empty() ? "" : " ") + shell_word(each);
  return all;
}

// What was found so far, also when it was stopped.
int explore_from(const Baseline& baseline, const Wanted& wanted, Service& service, const Signals& signals) {
  const auto kinds = kinds_named(wanted.faults);
  const auto requests = chosen(wanted, baseline.requests);
  auto runs = planned_runs(requests, kinds);
  if (wanted.most > 0 && runs.size() > wanted.most) runs.resize(wanted.most);
  std::cerr << "fault-free: exit 0, " << baseline.requests.size() << " requests, twice the same\n"
            << runs.size() << " runs: " << requests.size() << " requests x " << kinds.size() << " faults, "
            << wanted.jobs << " at a time\n";
  const auto start = std::chrono::steady_clock::now();
  const bool is_whole = carry_out(
      runs, wanted.command, baseline, service, signals,
      {.jobs = wanted.jobs, .limit = limit_of(wanted, baseline), .again = wanted.again, .progress = tell_progress});
  const Report report{
      baseline, kinds, runs, wanted.exec, joined(wanted.command), std::chrono::steady_clock::now() - start, !is_whole};
  write_text(std::cout, report);
  if (!wanted.report.empty()) write_report(wanted.report, report_forms(), report);
  return exit_code_of(wanted, report);
}

int explore_all(Options options, Wanted wanted) {
  constexpr std::size_t enough = 10'000;  // requests of one run
  static_cast<void>(kinds_named(wanted.faults));
  if (!wanted.report.empty()) form_of(wanted.report, report_forms());
  options.journal.size = std::max(options.journal.size, enough);
  Service service(options);
  const Signals signals{SIGCHLD};
  service.start();
  service.report_ready();
  try {
    const auto seed = service.worlds().standard().state()->chance.seed;
    if (!options.seed) wanted.exec += " --seed " + std::to_string(seed);  // the same ids in what the fixture leaves out
    const auto baseline = baseline_of(wanted.command, service, signals, longest_baseline(wanted));
    return service.stop(explore_from(baseline, wanted, service, signals));
  } catch (const NoBaseline& none) {
    return service.stop(none.was_stopped ? interrupted : no_baseline);
  }
}

// The options of exec that were given, and the seed, so that a run can be repeated.
std::string exec_with(const std::vector<Command::Given>& given, const std::vector<std::string>& of_exec) {
  std::string line = "aiven-mock exec";
  for (const auto& option : given) {
    if (std::find(of_exec.begin(), of_exec.end(), option.name) == of_exec.end()) continue;
    if (option.values.empty()) line += " " + option.name;
    for (const auto& value : option.values) line += " " + option.name + " " + shell_word(value);
  }
  return line;
}

}  // namespace

void add_explore(CLI::App& app, int& exit_code) {
  Command sub(app, "explore", "Run COMMAND once for each way in which one of its requests can fail");
  const auto options = std::make_shared<Options>();
  const auto wanted = std::make_shared<Wanted>();
  add_options(sub, *options, 0);
  for (const auto* name : {"--state", "--watch"})  // each run has a world of its own, which nobody keeps
    sub.remove(name);
  const auto of_exec = sub.option_names();
  sub.option("--faults", wanted->faults,
             "Which, with commas: 503,429,lost-answer,reset,expired,truncated,hang, and others");
  sub.option("--only", wanted->only, "Only requests of these operations; a star stands for any characters");
  sub.option("--most", wanted->most, "So many runs at most").positive();
  sub.option("--jobs", wanted->jobs, "So many runs at a time (2)").between(1, 256);
  sub.option("--timeout", wanted->timeout,
             "Seconds that a run may take; else ten times the fault-free run, 10 at least")
      .positive();
  sub.flag("--again", wanted->again, "Run COMMAND once more in the world that a failed run has left");
  sub.option("--allow", wanted->allowed, "A verdict that is no reason to exit with 1: LEFT, DUPLICATE, HANGS, …");
  sub.option("--report", wanted->report, "Write the result there, too: .md, .json or .xml (JUnit)");
  sub.option("COMMAND", wanted->command, "The command and its arguments, after --").required();
  sub.examples({"aiven-mock explore -- ./rotate-tokens.sh",
                "aiven-mock explore --again --jobs 8 --report explore.xml -- pytest"});
  sub.does([sub, of_exec, options, wanted, &exit_code] {
    wanted->exec = exec_with(sub.given(), of_exec);
    exit_code = explore_all(*options, *wanted);
  });
}

}  // namespace mock::cli
