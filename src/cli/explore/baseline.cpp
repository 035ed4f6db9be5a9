#include "cli/explore/baseline.h"

#include <iostream>

#include "cli/explore/fork.h"
#include "faults/fault_rule.h"
#include "json/value.h"
#include "model/state.h"

namespace mock::cli::explore {
namespace {

// A world keeps its past for those who may look back. This rule would, but no path is like that.
FaultRule rule_that_keeps_the_past() {
  json::Problems none;
  const auto rule = json::parse(R"({"match":{"path":"-"},"fault":{"kind":"stale_read","writes":1}})", none);
  const auto as_it_is = [](const json::Value& match, const std::string&, json::Problems&) {
    return json::Document(match);
  };
  return read_fault_rule(rule, "", as_it_is, none);
}

struct FaultFree {
  std::vector<StatePtr> passed;  // newest first
  std::vector<Record> records;
  Ended ended;
};

std::vector<StatePtr> states_of(const World& world) {
  std::vector<StatePtr> states{world.state()};
  while (true) {
    auto before = world.state(Staleness{states.size(), {}});
    if (before == states.back()) return states;
    states.push_back(std::move(before));
  }
}

void complain(const std::string& what) {
  std::cerr << "aiven-mock: " << what << '\n';
  throw NoBaseline();
}

FaultFree run_once(const std::vector<std::string>& command, const Signals& signals, Patience longest,
                   const Fork& fork) {
  fork.world().fault_rules.add(rule_that_keeps_the_past());
  FaultFree run;
  bool is_begun = false;
  const auto next = [&]() -> std::optional<Task> {
    if (std::exchange(is_begun, true)) return std::nullopt;
    return Task{fork.environment(), longest, [&](const Ended& ended) { run.ended = ended; }};
  };
  if (!run_all(command, signals, 1, next)) throw NoBaseline{.was_stopped = true};
  run.passed = states_of(fork.world());
  run.records = fork.world().journal.find({}).records;
  return run;
}

void expect_success(const Ended& ended) {
  if (ended.is_late) complain("COMMAND does not end by itself");
  if (ended.exit_code != 0)
    complain("COMMAND exits with " + std::to_string(ended.exit_code) +
             " also when nothing fails; aiven-mock exec shows what it says");
}

// With other ids and tokens than those that the first run makes.
StatePtr with_other_ids(const State& state) {
  auto other = std::make_shared<State>(state);
  other->chance.seed ^= 1U;
  return other;
}

}  // namespace

Baseline baseline_of(const std::vector<std::string>& command, Service& service, const Signals& signals,
                     Patience longest) {
  Baseline baseline;
  baseline.beginning = service.worlds().standard().state_to_keep();
  const Fork one(service, "explore-first", baseline.beginning);
  auto first = run_once(command, signals, longest, one);
  expect_success(first.ended);
  const Fork other(service, "explore-second", with_other_ids(*baseline.beginning));
  const auto second = run_once(command, signals, longest, other);
  expect_success(second.ended);

  baseline.end = first.passed.front();
  const auto between = diff::difference(*baseline.end, *second.passed.front());
  if (!between.is_empty()) {
    std::cerr << "aiven-mock: COMMAND makes another world each time:\n";
    for (const auto& line : diff::lines(between)) std::cerr << line << '\n';
    throw NoBaseline();
  }
  for (auto& thing : diff::difference(*baseline.beginning, *baseline.end).added) baseline.made.insert(std::move(thing));
  baseline.passed = std::move(first.passed);
  baseline.passed.push_back(baseline.beginning);
  baseline.requests = requests_of(first.records, second.records);
  baseline.took = first.ended.took;
  if (baseline.requests.empty()) complain("COMMAND asks nothing of the server: there is nothing to explore");
  return baseline;
}

}  // namespace mock::cli::explore
