#pragma once
// Numbers that cross the wire.
#include <cstdint>

namespace mock {

/// The largest whole number that JSON holds exactly everywhere: many readers take every number for a double.
inline constexpr std::int64_t largest_exact_number = (std::int64_t{1} << 53U) - 1;

}  // namespace mock
