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

/// True for super admins and for holders of role:organization:admin on the organization itself.
bool is_admin(const State&, const Member& member);

/// Ends a membership and what rests on it: the user's grants in the organization, its places in groups, and being
/// managed by the organization. Asks nothing: who may do that is for others to say.
void remove(State&, std::string_view organization_id, std::string_view user_id);

}  // namespace members
}  // namespace mock
