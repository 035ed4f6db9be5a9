#include "journal/verify.h"

#include <algorithm>

namespace mock {
namespace {

using NearMiss = Verification::NearMiss;

constexpr std::size_t most_near_misses = 3;
constexpr std::size_t most_others = 3;

std::vector<Pattern::Miss> misses_of(const Record& record, const Pattern& pattern) {
  const auto headers = record.header_list();
  const auto content = record.content();
  return pattern.misses(record.traits(headers, content));
}

void allow_no_others(Verification& result, const std::vector<NearMiss>& unmatched) {
  result.other_count = unmatched.size();
  for (const auto& each : unmatched)
    if (result.others.size() < most_others) result.others.push_back(each.record);
  if (!unmatched.empty() || result.forgotten > 0) result.is_verified = false;
}

// The newest go first among those that are as near.
std::vector<NearMiss> nearest_of(std::vector<NearMiss> all) {
  std::reverse(all.begin(), all.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.misses.size() < b.misses.size(); });
  if (all.size() > most_near_misses) all.resize(most_near_misses);
  return all;
}

}  // namespace

std::string Expected::text() const {
  if (!at_most) return "at least " + std::to_string(at_least);
  if (at_least == *at_most) return "exactly " + std::to_string(at_least);
  return std::to_string(at_least) + " to " + std::to_string(*at_most);
}

Verification verify(const Journal& journal, const Pattern& pattern, const Expected& expected, Others others) {
  auto found = journal.find({});
  Verification result;
  result.forgotten = found.forgotten;
  std::vector<NearMiss> unmatched;
  for (auto& record : found.records) {
    auto misses = misses_of(record, pattern);
    if (misses.empty())
      ++result.count;
    else
      unmatched.push_back({std::move(record), std::move(misses)});
  }
  result.is_verified = result.count >= expected.at_least && (!expected.at_most || result.count <= *expected.at_most);
  if (others == Others::must_not_be) allow_no_others(result, unmatched);
  if (result.count < expected.at_least) result.nearest = nearest_of(std::move(unmatched));
  return result;
}

// The first record that fits is taken for a pattern: whatever comes after it may also come after a later one.
Verification verify_order(const Journal& journal, const std::vector<Pattern>& patterns, Others others) {
  auto found = journal.find({});
  Verification result;
  result.forgotten = found.forgotten;
  std::vector<NearMiss> unmatched;
  for (auto& record : found.records) {
    if (result.count < patterns.size() && misses_of(record, patterns[result.count]).empty()) {
      ++result.count;
      result.after = record.number;
    } else {
      unmatched.push_back({std::move(record), {}});
    }
  }
  result.is_verified = result.count == patterns.size();
  if (others == Others::must_not_be) allow_no_others(result, unmatched);
  if (result.count == patterns.size()) return result;
  result.missing = result.count;
  for (auto& each : unmatched) each.misses = misses_of(each.record, patterns[*result.missing]);
  result.nearest = nearest_of(std::move(unmatched));
  return result;
}

}  // namespace mock
