#pragma once
// Who belongs to an organization, and how one stops to. Rules M6–M8, S1–S4 of docs/fidelity.md.
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

/// One user in one organization. Members without a grant have no name for their role in the API.
struct Member {
  std::string organization_id, user_id;
  bool is_super_admin = false;
  bool is_application_user = false;  // as the user's own; here so that either sort can be listed alone
  Time join_time{};

  using Ways = FoundBy<By<&Member::organization_id, &Member::user_id>, By<&Member::organization_id>,
                       By<&Member::organization_id, &Member::is_application_user>,
                       By<&Member::organization_id, &Member::is_super_admin>, By<&Member::user_id>>;
};

namespace members {

/// The member, or organization_user_not_found.
const Member& get(const State&, std::string_view organization_id, std::string_view user_id);

/// Makes a user a member, who then needs no invitation any more.
const Member& add(State&, std::string_view organization_id, std::string_view user_id, Time now);

/// Refuses organization_must_have_one_super_admin when no active super admin is left.
void check_super_admins(const State&, std::string_view organization_id);

/// Makes a member super admin, or one no longer. Refuses application users, and to take it from the last active one.
void set_super_admin(State&, std::string_view organization_id, std::string_view user_id, bool is_super_admin);

/// Ends a membership and what rests on it: the user's grants in the organization, its places in groups and teams, and
/// being managed by the organization. Asks nothing: who may do that is for others to say.
void remove(State&, std::string_view organization_id, std::string_view user_id);

}  // namespace members
}  // namespace mock
