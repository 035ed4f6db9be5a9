#pragma once
// Roles and permissions: what a principal has been granted on a resource, and what it adds up to.
// Rules P1–P12, S1–S4 of docs/fidelity.md.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "model/vocabulary.h"

namespace mock {

struct State;

/// Everything that can be granted: the union of the API's published lists of roles and permissions.
inline constexpr std::array<std::string_view, 42> permission_names{
    "admin",
    "developer",
    "operator",
    "read_only",
    "role:organization:admin",
    "role:project:admin",
    "role:project:manager",
    "role:project:read",
    "role:services:maintenance",
    "role:services:recover",
    "application:access:connect",
    "organization:app_users:write",
    "organization:audit_logs:read",
    "organization:billing:read",
    "organization:billing:write",
    "organization:domains:write",
    "organization:event_logs:read",
    "organization:groups:read",
    "organization:groups:write",
    "organization:networking:read",
    "organization:networking:write",
    "organization:projects:write",
    "organization:sustainability:read",
    "organization:users:read",
    "organization:users:write",
    "project:ai_gateway_keys:read",
    "project:ai_gateway_keys:write",
    "project:audit_logs:read",
    "project:event_logs:read",
    "project:integrations:read",
    "project:integrations:write",
    "project:networking:read",
    "project:networking:write",
    "project:permissions:read",
    "project:services:read",
    "project:services:write",
    "service:configuration:write",
    "service:data:write",
    "service:logs:read",
    "service:metrics:read",
    "service:secrets:read",
    "service:users:write",
};
using Permission = Word<permission_names>;
using Rights = Words<permission_names>;

/// What one principal holds on one resource.
struct Grant {
  std::string resource_type = "organization", resource_id;  // or "organization_unit", "project" and its name
  std::string principal_type = "user", principal_id;        // a person or an application user, or "user_group"
  std::vector<Permission> permissions;                      // as given, without repetitions; never empty
  Time create_time{}, update_time{};

  [[nodiscard]] Rights rights() const {
    Rights all;
    for (const auto permission : permissions) all.add(permission);
    return all;
  }

  using Ways =
      FoundBy<By<&Grant::resource_type, &Grant::resource_id, &Grant::principal_type, &Grant::principal_id>,
              By<&Grant::resource_type, &Grant::resource_id>, By<&Grant::principal_type, &Grant::principal_id>>;
};

/// Where rights are asked for: on an organization, perhaps on one of its units, perhaps on a project. What is granted
/// on the organization holds for its units and projects, what is granted on a unit for the projects in it. The views
/// must outlive the place.
struct Place {
  std::string_view organization_id;
  std::string_view unit_id;       // account_id of a unit; empty: none
  std::string_view project_name;  // empty: none
};

namespace permissions {

/// What permissions are held on. The views must outlive the resource.
struct Resource {
  std::string_view organization_id;  // of the path of the request
  std::string_view type, id;
};

enum class Change { set, grant, revoke };

/// The place that a resource is, with the organization it belongs to; without one when there is no such resource.
Place place_of(const State&, std::string_view resource_type, std::string_view resource_id);

/// Refuses a resource that is not of its organization: unsupported_resource_type, organization_mismatch, or the
/// *_not_found of its type.
void check(const State&, const Resource& resource);

/// Changes what the named principals hold on a resource, one entry after the other: of a grant, its principal and its
/// permissions count. A refusal (organization_user_not_
/// found, user_group_not_found, user_deactivated) leaves the entries before it done: the API documents that.
void change(State&, const Resource& resource, Change change, const std::vector<Grant>& entries, Time now);

/// Makes `entries` all that is granted on a resource.
void replace(State&, const Resource& resource, const std::vector<Grant>& entries, Time now);

/// What a user holds: all that is granted to the user and to the groups the user is in, and what the user's teams give
/// on the project.
struct Held {
  Rights on_organization;  // on the organization itself
  Rights at_place;         // there, and on everything above it
};
/// Takes as long as the user has groups, or as there are grants on the place where those are fewer, and as the user has
/// teams; whatever else the world holds.
Held held(const State&, const Place& place, std::string_view user_id);

/// Every grant to this user and to the groups the user is in.
std::vector<const Grant*> of_user(const State&, std::string_view user_id);

/// True when anything at all is granted to this user or this group, on any resource; for users also through a group or
/// a team.
bool any_for_user(const State&, std::string_view user_id);
bool any_for_group(const State&, std::string_view user_group_id);

/// Takes from a user all that is granted on the organization and what belongs to it.
void forget_user(State&, std::string_view organization_id, std::string_view user_id);
/// Takes all from a principal.
void forget_principal(State&, std::string_view principal_type, std::string_view principal_id);
/// Takes all that is granted on a resource.
void forget_resource(State&, std::string_view resource_type, std::string_view resource_id);
/// What is granted on a resource stays granted under its new name.
void rename_resource(State&, std::string_view resource_type, std::string_view resource_id, const std::string& new_id);

}  // namespace permissions
}  // namespace mock
