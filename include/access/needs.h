#pragma once
// What an operation asks of its caller: the words of the `needs` column of the operation tables.
#include <string>

#include "model/permissions.h"

namespace mock {

/// Where an organization is named in the path, it is the one that this is about.
struct Needs {
  enum class Who {
    anyone,       // no token at all
    signed_in,    // a valid token
    member,       // belongs to the organization
    rights,       // holds one of `any_of` there, is organization admin or super admin
    admin,        // holds role:organization:admin, or is super admin
    super_admin,  // is super admin
  };
  Who who = Who::signed_in;
  Rights any_of{};
};

namespace needs {
inline constexpr Needs anyone{Needs::Who::anyone};
inline constexpr Needs signed_in{Needs::Who::signed_in};
inline constexpr Needs member{Needs::Who::member};
inline constexpr Needs admin{Needs::Who::admin};
inline constexpr Needs super_admin{Needs::Who::super_admin};
constexpr Needs any(std::initializer_list<Permission> permissions) { return {Needs::Who::rights, Rights(permissions)}; }
}  // namespace needs

/// How `aiven-mock routes` prints it: "member", "super admin", "organization:app_users:write or …".
std::string to_text(const Needs& needs);

}  // namespace mock
