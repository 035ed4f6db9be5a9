#pragma once
// Was it asked as it should have been? Counts the records that match, and tells which came nearest when they are too
// few.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journal/journal.h"

namespace mock {

/// How many requests there should be; both ends allowed.
struct Expected {
  std::uint64_t at_least = 1;
  std::optional<std::uint64_t> at_most;

  /// "exactly 2", "at least 1", "1 to 3".
  [[nodiscard]] std::string text() const;
};

struct Verification {
  bool is_verified = false;
  std::uint64_t count = 0;      // of the records that match
  std::uint64_t forgotten = 0;  // records that could not be looked at any more
  struct NearMiss {
    Record record;
    std::vector<Pattern::Miss> misses;
  };
  std::vector<NearMiss> nearest;  // at most three, those with the fewest misses first; none when it is not too few
};

Verification verify(const Journal& journal, const Pattern& pattern, const Expected& expected);

}  // namespace mock
