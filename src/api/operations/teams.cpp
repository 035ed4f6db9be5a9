// /v1/account/{account_id}/teams and /team/{team_id}: teams and who is in them.
#include "model/teams.h"

#include "json/writer.h"
#include "tables.h"
#include "team_requests.h"
#include "views/message.h"
#include "views/teams.h"

namespace mock::api {
namespace {

// The Go client sends nothing and renames the team afterwards; older clients send the name.
const json::Shape& new_team_request() {
  using namespace json;
  static const Shape shape =
      object({optional("team_name", text(1, longest_team_name), "Default: the team is called by its id")});
  return shape;
}

const json::Shape& team_update_request() {
  using namespace json;
  static const Shape shape = object({required("team_name", text(1, longest_team_name))});
  return shape;
}

Reply reply_with(const Team& team) {
  json::Writer out;
  views::team(out, team);
  return ok(out.take());
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("teams", [&] {
      for (const auto& team : teams::of_account(state, call.params["account_id"])) views::team_item(out, team);
    });
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  const auto team = teams::create(state, call.params["account_id"], call.body.optional_text("team_name"), call.now);
  return {reply_with(team), named(team.team_name)};
}

Reply get(const State& state, const Call& call) { return reply_with(team_of(state, call)); }

Done update(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  const auto team_name = call.body.text("team_name");
  return {reply_with(teams::rename(state, team, team_name, call.now)), named(team_name)};
}

Done remove(State& state, const Call& call) {
  teams::remove(state, changeable_team(state, call));
  return {ok(views::message("Team deleted")), told_by_path()};
}

Reply list_members(const State& state, const Call& call) {
  const auto team = team_of(state, call);
  json::Writer out;
  {
    json::Object body(out);
    body.list("members", [&] {
      for (const auto& member : teams::members_of(state, team))
        views::team_member(out, team, member, *state.users.find(member.user_id));
    });
  }
  return ok(out.take());
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
       .reply = views::teams_shape,
       .handler = list,
       .summary = "List the teams of an account"},
      {.id = "AccountTeamCreate",
       .method = Method::post,
       .path = teams,
       .scopes = write,
       .needs = needs::admin,
       .body = new_team_request,
       .reply = views::team_shape,
       .handler = create,
       .summary = "Create a team"},
      {.id = "AccountTeamGet",
       .method = Method::get,
       .path = team,
       .scopes = read,
       .needs = needs::member,
       .reply = views::team_shape,
       .handler = get,
       .summary = "Get a team"},
      {.id = "AccountTeamUpdate",
       .method = Method::put,
       .path = team,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .body = team_update_request,
       .reply = views::team_shape,
       .handler = update,
       .summary = "Rename a team"},
      {.id = "AccountTeamDelete",
       .method = Method::remove,
       .path = team,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete a team"},
      {.id = "AccountTeamMembersList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/team/{team_id}/members",
       .scopes = read,
       .needs = needs::member,
       .reply = views::team_members_shape,
       .handler = list_members,
       .summary = "List the members of a team"},
      {.id = "AccountTeamMembersDelete",
       .method = Method::remove,
       .path = "/v1/account/{account_id}/team/{team_id}/member/{user_id}",
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .reply = views::message_shape,
       .handler = remove_member,
       .summary = "Remove a member from a team"},
  };
}

}  // namespace mock::api
