#include "compare/report.h"

#include <algorithm>
#include <tuple>

namespace mock::compare {
namespace {

bool are_same(const Difference& one, const Difference& other) {
  const auto what = [](const Difference& each) { return std::tie(each.kind, each.where, each.api, each.mock); };
  return what(one) == what(other);
}

}  // namespace

std::string told(const Question& question) {
  const auto line = std::string(asking::method_of(question.asked.way)) + " " + question.told;
  return question.twist.empty() ? line : line + " (" + question.twist + ")";
}

void Report::add(const Question& question, const Comparison& comparison) {
  ++asked_;
  if (!comparison.differences.empty()) ++different_;
  if (comparison.has_other_items) ++with_other_items_;
  // One answer has many items: what differs in all of them is one difference of that answer.
  std::vector<const Difference*> seen;
  for (const auto& difference : comparison.differences) {
    if (std::ranges::any_of(seen, [&](const auto* each) { return are_same(*each, difference); })) continue;
    seen.push_back(&difference);
    add(question, difference);
  }
}

void Report::add(const Question& question, const Difference& difference) {
  const auto is_it = [&](const Finding& each) { return are_same(each.difference, difference); };
  auto found = std::ranges::find_if(findings_, is_it);
  if (found == findings_.end()) {
    findings_.push_back({.difference = difference, .question = told(question), .target = question.asked.target});
    found = std::prev(findings_.end());
  }
  ++found->count;
  if (!question.operation.empty()) found->operations.emplace(question.operation);
  for (auto& id : rules_.about(question.operation, difference.words)) found->rules.insert(std::move(id));
}

std::vector<const Finding*> Report::findings() const {
  std::vector<const Finding*> all;
  for (const auto& finding : findings_) all.push_back(&finding);
  std::ranges::stable_sort(all, {}, [](const Finding* each) {
    return std::pair(each->difference.kind, -static_cast<std::ptrdiff_t>(each->count));
  });
  return all;
}

}  // namespace mock::compare
