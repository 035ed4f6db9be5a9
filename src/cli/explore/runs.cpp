#include "cli/explore/runs.h"

#include <deque>
#include <memory>

#include "cli/explore/fork.h"
#include "cli/fault_option.h"

namespace mock::cli::explore {
namespace {

std::deque<Run*> those_to_run(std::vector<Run>& runs) {
  std::deque<Run*> some;
  for (auto& run : runs)
    if (run.verdict == Verdict::not_run) some.push_back(&run);
  return some;
}

class Carrying {
 public:
  Carrying(std::vector<Run>& runs, const Baseline& baseline, Service& service, const How& how)
      : baseline_(baseline), service_(service), how_(how), waiting_(those_to_run(runs)), all_(waiting_.size()) {}

  // What has stopped is run again before anything new is begun.
  std::optional<Task> next() {
    if (!again_.empty()) {
      auto task = std::move(again_.front());
      again_.pop_front();
      return task;
    }
    if (waiting_.empty()) return std::nullopt;
    auto& run = *waiting_.front();
    waiting_.pop_front();
    return first_task(run);
  }

 private:
  Task first_task(Run& run) {
    const auto fork = std::make_shared<Fork>(service_, "explore-" + std::to_string(++count_), baseline_.beginning);
    fork->world().fault_rules.add(read_fault(rule_for(*run.asked, *run.kind), *baseline_.beginning));
    return {fork->environment(), how_.limit, [this, &run, fork](const Ended& ended) { look_at(run, fork, ended); }};
  }
  void look_at(Run& run, const std::shared_ptr<Fork>& fork, const Ended& ended) {
    run.took = ended.took;
    const auto rules = fork->world().fault_rules.list();
    const bool is_hit = !rules.empty() && rules.front().hits > 0;
    auto judged = judge(ended, baseline_, *fork->world().state());
    run.verdict = is_hit || judged.verdict != Verdict::ok ? judged.verdict : Verdict::not_reached;
    run.differences = std::move(judged.differences);
    how_.progress(++done_, all_);
    const bool has_failed = ended.exit_code != 0 || ended.is_late;
    if (how_.again && has_failed) run_again(run, fork);
  }
  void run_again(Run& run, const std::shared_ptr<Fork>& fork) {
    fork->world().fault_rules.clear();
    again_.push_back({fork->environment(), how_.limit, [this, &run, fork](const Ended& ended) {
                        const bool heals = judge(ended, baseline_, *fork->world().state()).verdict == Verdict::ok;
                        run.again = heals ? Run::Again::heals : Run::Again::stuck;
                      }});
  }

  const Baseline& baseline_;
  Service& service_;
  const How& how_;
  std::deque<Run*> waiting_;
  std::deque<Task> again_;
  std::size_t all_;
  std::size_t done_ = 0, count_ = 0;
};

}  // namespace

std::vector<Run> planned_runs(const std::vector<Asked>& requests, const std::vector<Kind>& kinds) {
  std::vector<Run> runs;
  for (const auto& asked : requests)
    for (const auto& kind : kinds)
      runs.push_back({&asked, &kind, cannot_differ(asked, kind) ? Verdict::cannot_differ : Verdict::not_run});
  return runs;
}

bool carry_out(std::vector<Run>& runs, const std::vector<std::string>& command, const Baseline& baseline,
               Service& service, const Signals& signals, const How& how) {
  Carrying carrying(runs, baseline, service, how);
  return run_all(command, signals, how.jobs, [&] { return carrying.next(); });
}

}  // namespace mock::cli::explore
