#pragma once
// What users look like in JSON: as themselves (/me), as members of an organization, and as application users.
#include <vector>

#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 3> words<UserState>{"active", "deactivated", "deleted"};

/// A user with the projects that the user reaches, as GET /me shows them.
struct Me {
  const User* user;
  std::vector<const Project*> projects;
};
const Picture<Me>& me();

/// The field "user_info" of members of organizations and groups.
const Picture<User>& user_info();

/// A user in an organization.
struct OrganizationUser {
  const Member* member;
  const User* user;
};
const Picture<OrganizationUser>& organization_user();

const Picture<User>& application_user();

}  // namespace mock::views
