#pragma once
// permission_denied for callers whom the corridor let in, but who reach for more than they hold.
#include <string_view>

#include "model/members.h"

namespace mock::api {

/// Refuses permission_denied: "You don't have permission to perform this action: OPERATION (why)".
[[noreturn]] void deny(std::string_view operation, std::string_view why);

/// Super admins are managed by super admins alone: refuses everybody else. S2
void guard_super_admin(const Member& member, bool caller_is_super_admin, std::string_view operation);

}  // namespace mock::api
