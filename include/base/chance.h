#pragma once
// The one source of chance of a world: the n-th number it gives depends on the seed and on n alone. Both are part of
// the world's state, so that the same seed and the same requests make the same ids and tokens, also after a reset,
// a restored snapshot or in a fork.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/number.h"

namespace mock {

struct Chance {
  std::uint64_t seed = 0;
  std::uint64_t used = 0;  // numbers given so far; behind the last one that counts, it begins anew

  /// The next 64 random bits.
  std::uint64_t next();
  /// `count` random lower-case hexadecimal digits, as in the ids of the API (at most 16).
  std::string hex(std::size_t count);
  /// A UUID of version 4.
  std::string uuid();
  /// `bytes` random bytes in base64 with padding, as tokens are written.
  std::string base64(std::size_t bytes);

  bool operator==(const Chance&) const = default;
};

/// The largest seed, and the most numbers that are counted: fixtures hold both as numbers.
inline constexpr auto largest_seed = static_cast<std::uint64_t>(largest_exact_number);

/// A seed nobody chose. The only place in the program that asks the machine for randomness.
std::uint64_t unpredictable_seed();

}  // namespace mock
