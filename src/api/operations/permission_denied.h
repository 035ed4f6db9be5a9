#pragma once
// permission_denied for callers whom the corridor let in, but who reach for more than they hold.
#include <string_view>

#include "api/authority.h"
#include "model/members.h"

namespace mock::api {

/// Refuses permission_denied: "You don't have permission to perform this action: OPERATION (why)".
[[noreturn]] void deny(const Call& call, std::string_view why);

/// Super admins are managed by super admins alone: refuses everybody else. S2
void guard_super_admin(const Call& call, const Member& member);
/// What the rows of whoever calls that need elsewhere.
inline constexpr Elsewhere of_super_admins{needs::super_admin, "for a user who is super admin"};

}  // namespace mock::api
