#pragma once
// What an operation asks of its caller: the words of the `needs` column of the operation tables.
#include <string>

#include "access/roles.h"
#include "model/permissions.h"

namespace mock {

/// What this is about is told by the path: an organization, one of its units, a project.
struct Needs {
  enum class Who {
    anyone,       // no token at all
    signed_in,    // a valid token
    member,       // belongs to the organization
    rights,       // holds one of `any_of` or what contains it, or is admin of what the path names
    admin,        // holds role:organization:admin on the organization, or is super admin
    admin_of_it,  // is admin of what the path names: of the organization, the unit or the project
    super_admin,  // is super admin
  };
  Who who = Who::signed_in;
  Rights any_of{};              // of `rights` and `admin`: what is named
  bool or_oneself = false;      // whoever it is about may as well
  bool says_not_admin = false;  // others are told user_not_organization_admin instead of permission_denied
  Rights enough{};              // of `rights`: what is named, and all that contains one of it
};

namespace needs {
inline constexpr Needs anyone{Needs::Who::anyone};
inline constexpr Needs signed_in{Needs::Who::signed_in};
inline constexpr Needs member{Needs::Who::member};
inline constexpr Needs admin{Needs::Who::admin, {"role:organization:admin"}};
/// As admin, for operations of which the API publishes user_not_organization_admin.
inline constexpr Needs organization_admin{Needs::Who::admin, {"role:organization:admin"}, false, true};
inline constexpr Needs admin_of_it{Needs::Who::admin_of_it};
inline constexpr Needs super_admin{Needs::Who::super_admin};
constexpr Needs any(Rights rights) { return {Needs::Who::rights, rights, false, false, roles::containing(rights)}; }
/// As any, for operations of which the API publishes user_not_organization_admin.
constexpr Needs any_or_not_admin(Rights rights) {
  return {Needs::Who::rights, rights, false, true, roles::containing(rights)};
}
constexpr Needs any_or_oneself(Rights rights) {
  return {Needs::Who::rights, rights, true, false, roles::containing(rights)};
}
/// Reads or writes what is about money.
inline constexpr Needs billing_read = any({"organization:billing:read", "organization:billing:write"});
inline constexpr Needs billing_write = any({"organization:billing:write"});
}  // namespace needs

/// How `aiven-mock routes` prints it: "member", "super admin", "organization:app_users:write or …".
std::string to_text(const Needs& needs);

}  // namespace mock
