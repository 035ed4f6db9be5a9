#include "journal/verify.h"

#include <algorithm>

namespace mock {
namespace {

constexpr std::size_t most_near_misses = 3;

// The newest go first among those that are as near.
std::vector<Verification::NearMiss> nearest_of(std::vector<Verification::NearMiss> all) {
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

Verification verify(const Journal& journal, const Pattern& pattern, const Expected& expected) {
  auto found = journal.find({});
  Verification result;
  result.forgotten = found.forgotten;
  std::vector<Verification::NearMiss> others;
  for (auto& record : found.records) {
    const auto headers = record.header_list();
    auto misses = pattern.misses(record.traits(headers));
    if (misses.empty())
      ++result.count;
    else
      others.push_back({std::move(record), std::move(misses)});
  }
  result.is_verified = result.count >= expected.at_least && (!expected.at_most || result.count <= *expected.at_most);
  if (result.count < expected.at_least) result.nearest = nearest_of(std::move(others));
  return result;
}

}  // namespace mock
