#pragma once
// Application users: users that an organization makes for its programs. They have tokens, but no password, and are
// never super admins. Rules A1–A11 of docs/fidelity.md.
#include <string>
#include <string_view>

#include "model/organizations.h"
#include "model/users.h"

namespace mock::application_users {

/// The application user of this organization, or organization_user_not_found, user_is_internal_user,
/// user_not_application_user.
const User& get(const State&, std::string_view organization_id, std::string_view user_id);

/// Makes an application user with an e-mail address of its own, as a member of the organization. Names may repeat.
const User& create(State&, std::string_view organization_id, std::string name, Time now);

const User& rename(State&, std::string_view organization_id, std::string_view user_id, std::string name);

/// Removes it with its tokens, grants and membership.
void remove(State&, std::string_view organization_id, std::string_view user_id);

/// What is answered when one is to be made super admin.
inline constexpr std::string_view never_super_admin = "Making application users super admin is no longer supported";

/// The e-mail address that an application user is given. The API documents no form; see docs/fidelity.md.
std::string email_for(std::string_view user_id);

}  // namespace mock::application_users
