#pragma once
// Users of a project, as the older API knows them: whoever is granted something on the project itself. Rules J17–J18
// of docs/fidelity.md.
#include <string_view>

#include "base/time.h"
#include "model/projects.h"

namespace mock::project_users {

/// Makes one role or permission all that a user is granted on the project, or takes all of it. Both refuse
/// project_has_no_such_user, the first also users who are deactivated.
void set_member_type(State&, const Project& project, std::string_view user_email, Permission member_type, Time now);
void remove(State&, const Project& project, std::string_view user_email);

}  // namespace mock::project_users
