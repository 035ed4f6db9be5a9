#pragma once
// What the operations on teams ask for in the same way.
#include "api/authority.h"

namespace mock::api {

/// The team of the path, or account_team_not_found.
Team team_of(const State& state, const Call& call);

/// The same, to be changed: the owners are super admins, and only super admins make or unmake them.
Team changeable_team(const State& state, const Call& call);
/// What the rows of whoever calls that need elsewhere.
inline constexpr Elsewhere of_owners{needs::super_admin, "for the team Account Owners"};

}  // namespace mock::api
