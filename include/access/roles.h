#pragma once
// What roles contain. A role is a set of permissions, and some permissions contain others: an operation asks for one of
// them, and whoever holds what contains it may. All of it is worked out when the program is compiled.
// Rules P12–P18 of docs/fidelity.md; `aiven-mock routes --roles` prints the table.
#include <array>
#include <cstddef>
#include <string_view>

#include "model/permissions.h"

namespace mock::roles {

/// Calls f with each name that can be granted.
template <class F>
constexpr void for_each_name(F f) {
  for (std::size_t i = 0; i < permission_names.size(); ++i) f(Permission::at(i));
}

/// All names that begin so.
constexpr Rights beginning_with(std::string_view beginning) {
  Rights found;
  for_each_name([&](Permission name) {
    if (name.name().starts_with(beginning)) found.add(name);
  });
  return found;
}

struct Contents {  // NOLINT(cppcoreguidelines-pro-type-member-init): a name is always given
  Permission name;
  Rights contains;
};

/// What each name contains besides itself, and besides what is contained in that.
inline constexpr std::array contents{
    Contents{"admin", Rights{"application:access:connect"} | beginning_with("project:") | beginning_with("service:")},
    Contents{
        "developer",
        {"project:services:read", "project:integrations:read", "project:networking:read", "project:permissions:read",
         "project:event_logs:read", "service:data:write", "service:logs:read", "service:users:write"}},
    Contents{
        "operator",
        {"project:services:read", "project:services:write", "project:integrations:read", "project:integrations:write",
         "project:networking:read", "project:networking:write", "project:permissions:read", "project:event_logs:read",
         "service:configuration:write", "service:logs:read", "service:users:write"}},
    Contents{"read_only",
             {"project:services:read", "project:integrations:read", "project:networking:read",
              "project:permissions:read", "project:event_logs:read"}},
    Contents{"role:organization:admin", beginning_with({})},
    Contents{"role:project:admin", {"admin"}},
    Contents{"role:project:manager", {"operator", "read_only"}},
    Contents{"role:project:read", {"read_only"}},
    Contents{"role:services:maintenance", {"project:services:read"}},
    Contents{"role:services:recover", {"project:services:read"}},
    Contents{"organization:audit_logs:read", {"organization:event_logs:read"}},  // the older name of the same
    Contents{"organization:event_logs:read", {"organization:audit_logs:read"}},
    Contents{"organization:billing:write", {"organization:billing:read"}},
    Contents{"project:audit_logs:read", {"project:event_logs:read"}},  // the older name of the same
    Contents{"project:event_logs:read", {"project:audit_logs:read", "project:services:read"}},
    Contents{"project:networking:write", {"project:networking:read"}},
    Contents{"service:users:write", {"project:services:read"}},
};

namespace internal {

using Closed = std::array<Rights, permission_names.size()>;

// With what is contained in what is contained, and so on.
constexpr Closed closed() {
  Closed all{};
  for_each_name([&](Permission name) { all[name.position()].add(name); });
  for (const auto& [name, contains] : contents) all[name.position()].add(contains);
  for_each_name([&](Permission between) {
    for (auto& each : all)
      if (each.has(between)) each.add(all[between.position()]);
  });
  return all;
}

inline constexpr Closed all_contents = closed();

}  // namespace internal

/// What whoever holds this name holds: the name, and all that it contains.
constexpr Rights held_with(Permission permission) { return internal::all_contents[permission.position()]; }

/// The names of which holding one is holding one of `asked`: these, and what contains them.
constexpr Rights containing(Rights asked) {
  Rights found;
  for_each_name([&](Permission name) {
    if (held_with(name).has_any_of(asked)) found.add(name);
  });
  return found;
}

}  // namespace mock::roles
