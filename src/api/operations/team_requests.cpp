#include "team_requests.h"

#include "permission_denied.h"

namespace mock::api {

Team team_of(const State& state, const Call& call) {
  return teams::get(state, call.params["account_id"], call.params["team_id"]);
}

Team changeable_team(const State& state, const Call& call) {
  auto team = team_of(state, call);
  if (teams::is_owner_team(team) && !may(call))  // S2
    deny(call, "only super admins change the team of the owners");
  return team;
}

}  // namespace mock::api
