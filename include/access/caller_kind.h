#pragma once
// What a caller was at the place of a request, as one number: coverage counts by it, and tells it in words.
#include <cstdint>
#include <string>
#include <vector>

#include "access/caller.h"
#include "base/reason.h"

namespace mock {

/// Whose token is none that is valid.
inline constexpr std::uint64_t kind_of_nobody = std::uint64_t{1} << 63U;
/// Of a caller who may do it.
std::uint64_t caller_kind(const Standing& standing);
/// Of one who was refused for this reason.
std::uint64_t caller_kind(const Reason& reason);

/// "super admin", roles and permissions; "nobody" without a valid token, "no role" of who holds nothing there.
std::string name_of_caller(std::uint64_t kind);

}  // namespace mock
