#pragma once
// Who belongs to an organization, and how one stops to. Rules M6–M8, S1–S4 of docs/fidelity.md.
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "model/permissions.h"

namespace mock {

struct State;
struct User;

/// One user in one organization. Members without a grant have no name for their role in the API.
struct Member {
  std::string organization_id, user_id;
  bool is_super_admin = false;
  bool is_application_user = false;  // as the user's own
  Time join_time{};

  [[nodiscard]] bool is_person() const { return !is_application_user; }

  // Application users of an organization are found among the users: User::owning_organization_id.
  using Ways = FoundBy<By<&Member::organization_id, &Member::user_id>, By<&Member::user_id>,
                       ByGiven<&Member::organization_id, &Member::is_person>,
                       ByGiven<&Member::organization_id, &Member::is_super_admin>>;
};

namespace members {

/// The member, or organization_user_not_found.
const Member& get(const State&, std::string_view organization_id, std::string_view user_id);

/// People, then application users, both as they came.
std::vector<const Member*> all_of(const State&, std::string_view organization_id);

/// True for super admins and for holders of role:organization:admin on the organization itself.
bool is_admin(const State&, const Member& member);
/// Makes a user a member, who then needs no invitation any more, and whom the organization manages if the user's
/// address is in one of its verified domains and nobody manages them yet.
const Member& add(State&, std::string_view organization_id, std::string_view user_id, Time now);

/// The person of this organization whom it manages. Refuses organization_user_not_found, user_not_managed_by_
/// organization, action_forbidden_on_application_users.
const User& managed(const State&, std::string_view organization_id, std::string_view user_id);

/// Refuses organization_must_have_one_super_admin when no active super admin is left.
void check_super_admins(const State&, std::string_view organization_id);

/// Makes a member super admin, or one no longer. Refuses application users, and to take it from the last active one.
void set_super_admin(State&, std::string_view organization_id, std::string_view user_id, bool is_super_admin);

/// A member leaves; somebody else takes a member out. Both refuse the last active super admin, whom the organization
/// manages (they are deactivated and deleted instead), and application users (they are deleted instead).
void leave(State&, std::string_view organization_id, std::string_view user_id);
void take_out(State&, std::string_view organization_id, std::string_view user_id);

/// Ends a membership and what rests on it: the user's grants in the organization, its places in groups and teams, and
/// being managed by the organization. Asks nothing: who may do that is for others to say.
void remove(State&, std::string_view organization_id, std::string_view user_id);

}  // namespace members
}  // namespace mock
