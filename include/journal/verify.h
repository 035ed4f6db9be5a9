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
  // Of an order: the position of the first pattern that was not found, and the record that it should have come after.
  std::optional<std::size_t> missing;
  std::uint64_t after = 0;
  // When there should be nothing else:
  std::uint64_t other_count = 0;
  std::vector<Record> others;  // the first three of them
};

/// Whether others than those that match may be there. What was forgotten may have been others.
enum class Others { may_be, must_not_be };

Verification verify(const Journal& journal, const Pattern& pattern, const Expected& expected, Others others);

/// Whether there are records for all patterns, each after the one before; others may lie between.
Verification verify_order(const Journal& journal, const std::vector<Pattern>& patterns, Others others);

}  // namespace mock
