#include "journal/coverage.h"

#include <algorithm>
#include <utility>

namespace mock {
namespace {

// Fault rules may answer with any code: what is more than this is counted without its code, so that memory has an end.
constexpr std::size_t most_answers = 64;
// The same for callers, who may hold any of many sets of roles: the rest is counted with the last one.
constexpr std::size_t most_callers = 64;

bool is_good(int status) { return status >= 200 && status < 300; }

}  // namespace

void OperationCoverage::add(const OperationCoverage& other) {
  requests += other.requests;
  for (const auto& [answer, count] : other.answers) answers[answer] += count;
  for (const auto& [caller, count] : other.callers) callers[caller] += count;
  for (const auto& [kind, fault] : other.faults) {
    faults[kind].met += fault.met;
    faults[kind].survived += fault.survived;
  }
}

Coverage::Fault& Coverage::fault_of(Counts& counts, std::string_view kind) {
  const auto found =
      std::find_if(counts.faults.begin(), counts.faults.end(), [&](const auto& each) { return each.kind == kind; });
  return found == counts.faults.end() ? counts.faults.emplace_back(Fault{kind, 0, 0, 0}) : *found;
}

void Coverage::add(std::vector<Answer>& answers, int status, std::string_view error_code, std::uint64_t count) {
  const auto find = [&](std::string_view code) {
    return std::find_if(answers.begin(), answers.end(),
                        [&](const Answer& each) { return each.status == status && each.error_code == code; });
  };
  auto same = find(error_code);
  if (same == answers.end() && answers.size() >= most_answers) same = find(error_code = {});
  if (same == answers.end())
    answers.push_back({status, std::string(error_code), count});
  else
    same->count += count;
}

void Coverage::add(std::vector<Caller>& callers, std::uint64_t what, std::uint64_t count) {
  const auto same = std::find_if(callers.begin(), callers.end(), [&](const Caller& each) { return each.what == what; });
  if (same != callers.end())
    same->count += count;
  else if (callers.size() < most_callers)
    callers.push_back({what, count});
  else
    callers.back().count += count;
}

void Coverage::count(Counts& counts, const Asked& asked) {
  ++counts.requests;
  add(counts.answers, asked.status, asked.error_code, 1);
  add(counts.callers, asked.caller, 1);
  for (const auto kind : asked.faults) {
    auto& fault = fault_of(counts, kind);
    ++fault.met;
    ++fault.pending;
  }
  if (counts.faults.empty() || !asked.faults.empty() || !is_good(asked.status)) return;
  for (auto& fault : counts.faults) fault.survived += std::exchange(fault.pending, 0);
}

void Coverage::count(const Asked& asked) {
  const std::lock_guard lock(mutex_);
  if (heir_ != nullptr) return heir_->count(asked);
  count(operations_[asked.operation], asked);
}

void Coverage::clear() {
  const std::lock_guard lock(mutex_);
  operations_.clear();
}

void Coverage::add_to(Report& report) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [operation, counts] : operations_) {
    auto& entry = report[std::string(operation)];
    entry.requests += counts.requests;
    for (const auto& answer : counts.answers) entry.answers[{answer.status, answer.error_code}] += answer.count;
    for (const auto& caller : counts.callers) entry.callers[caller.what] += caller.count;
    for (const auto& fault : counts.faults) {
      entry.faults[std::string(fault.kind)].met += fault.met;
      entry.faults[std::string(fault.kind)].survived += fault.survived;
    }
  }
}

// What is pending here is not any more: nobody asks this world again.
void Coverage::add(Counts& counts, const Counts& more) {
  counts.requests += more.requests;
  for (const auto& [status, code, number] : more.answers) add(counts.answers, status, code, number);
  for (const auto& [what, number] : more.callers) add(counts.callers, what, number);
  for (const auto& fault : more.faults) {
    auto& mine = fault_of(counts, fault.kind);
    mine.met += fault.met;
    mine.survived += fault.survived;
  }
}

void Coverage::hand_over_to(Coverage& heir) {
  const std::lock_guard lock(mutex_);
  {
    const std::lock_guard of_heir(heir.mutex_);
    for (const auto& [operation, counts] : operations_) add(heir.operations_[operation], counts);
  }
  operations_.clear();
  heir_ = &heir;
}

}  // namespace mock
