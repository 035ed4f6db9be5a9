// /v1/account/{account_id}/teams and /team/{team_id}: teams and who is in them.
#include "model/teams.h"

#include "model/changes.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"
#include "team_requests.h"
#include "views/message.h"
#include "views/request_body.h"
#include "views/teams.h"

namespace mock::api {
namespace {

// The Go client sends nothing and renames the team afterwards; older clients send the name.
const views::RequestBody<Team>& new_team() {
  static const auto body = views::RequestBody<Team>(views::team(), views::may<&Team::team_name>())
                               .says<&Team::team_name>("Default: the team is called by its id");
  return body;
}

const views::RequestBody<Team>& team_update() {
  static const views::RequestBody<Team> body(views::team(), views::needed<&Team::team_name>());
  return body;
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("teams", views::team(), state, call, teams::of_account(state, call.params["account_id"]));
}

Done create(State& state, const Call& call) {
  if (changes::have_come(call.as_of, changes::teams_are_closed)) throw Refusal(refusals::creating_teams_not_allowed);
  const auto team = teams::create(state, call.params["account_id"], new_team().wish_of(call.body), call.now);
  return {reply_under("team", views::team(), state, call, team), named(team.team_name)};
}

Reply get(const State& state, const Call& call) {
  return reply_under("team", views::team(), state, call, team_of(state, call));
}

Done update(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  const auto wish = team_update().wish_of(call.body);
  return {reply_under("team", views::team(), state, call, teams::update(state, team, wish, call.now)),
          named(wish.get<&Team::team_name>())};
}

Done remove(State& state, const Call& call) {
  teams::remove(state, changeable_team(state, call));
  return {ok(views::message("Team deleted")), told_by_path()};
}

Reply list_members(const State& state, const Call& call) {
  const auto team = team_of(state, call);
  return reply_with_list("members", views::team_member(), state, call, teams::members_of(state, team),
                         [&](const TeamMember& member) {
                           return std::optional(views::MemberOfTeam{&team, &member, state.users.find(member.user_id)});
                         });
}

Done remove_member(State& state, const Call& call) {
  teams::leave(state, changeable_team(state, call), call.params["user_id"]);
  return {ok(views::message("Member removed from the team")), told_by_path()};
}

}  // namespace

std::vector<Operation> team_operations() {
  constexpr std::string_view teams = "/v1/account/{account_id}/teams";
  constexpr std::string_view team = "/v1/account/{account_id}/team/{team_id}";
  constexpr Scopes read{"accounts:read"};
  constexpr Scopes write{"accounts:write"};
  return {
      {.id = "AccountTeamList",
       .method = Method::get,
       .path = teams,
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_of_list<"teams", views::team>,
       .handler = list,
       .summary = "List the teams of an account",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamCreate",
       .method = Method::post,
       .path = teams,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<new_team>,
       .reply = views::shape_under<"team", views::team>,
       .handler = create,
       .summary = "Create a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamGet",
       .method = Method::get,
       .path = team,
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_under<"team", views::team>,
       .handler = get,
       .summary = "Get a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamUpdate",
       .method = Method::put,
       .path = team,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .body = views::shape_of<team_update>,
       .reply = views::shape_under<"team", views::team>,
       .handler = update,
       .summary = "Rename a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamDelete",
       .method = Method::remove,
       .path = team,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamMembersList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/team/{team_id}/members",
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_of_list<"members", views::team_member>,
       .handler = list_members,
       .summary = "List the members of a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamMembersDelete",
       .method = Method::remove,
       .path = "/v1/account/{account_id}/team/{team_id}/member/{user_id}",
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .reply = views::message_shape,
       .handler = remove_member,
       .summary = "Remove a member from a team",
       .deprecated = &deprecations::teams},
  };
}

}  // namespace mock::api
