// /v1/account/{account_id}/team/{team_id}/project(s): what a team gives its members on which project.
#include "model/team_projects.h"

#include "expect_unchanged.h"
#include "replies.h"
#include "tables.h"
#include "team_requests.h"
#include "views/message.h"
#include "views/request_body.h"
#include "views/teams.h"

namespace mock::api {
namespace {

const views::RequestBody<TeamProject>& association() {
  static const views::RequestBody<TeamProject> body(views::project_of_team(), views::needed<&TeamProject::team_type>());
  return body;
}

const views::RequestBody<TeamProject>& association_update() {
  static const auto body =
      views::RequestBody<TeamProject>(views::project_of_team(), views::may<&TeamProject::team_type>())
          .with({json::optional("project_name", json::text(), "As in the path")});  // Terraform sends it
  return body;
}

const Project& project_of(const State& state, const Call& call) {
  return team_projects::project_of(state, call.params["account_id"], call.params["project"]);
}

Done associate(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  team_projects::create(state, team, project_of(state, call), association().wish_of(call.body), call.now);
  return {ok(views::message("Team associated with the project")), told_by_path()};
}

Done update(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  expect_unchanged(call, "project_name", call.params["project"]);
  team_projects::update(state, team, project_of(state, call), association_update().wish_of(call.body));
  return {ok(views::message("Association updated")), told_by_path()};
}

Done disassociate(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  team_projects::remove(state, team, project_of(state, call));
  return {ok(views::message("Team disassociated from the project")), told_by_path()};
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("projects", views::project_of_team(), state, call,
                         team_projects::of_team(state, team_of(state, call)));
}

Reply list_teams(const State& state, const Call& call) {
  const auto& project = team_projects::project_of(state, call.params["account_id"], call.params["project_name"]);
  return reply_with_list("teams", views::team_of_project(), state, call, team_projects::on_project(state, project));
}

}  // namespace

std::vector<Operation> team_project_operations() {
  constexpr std::string_view one = "/v1/account/{account_id}/team/{team_id}/project/{project}";
  constexpr Scopes read{"accounts:read", "projects:read"};
  constexpr Scopes write{"accounts:write", "projects:read"};
  return {
      {.id = "AccountTeamProjectAssociate",
       .method = Method::post,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .body = views::shape_of<association>,
       .reply = views::message_shape,
       .handler = associate,
       .summary = "Give a team a role or permission on a project",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamProjectAssociationUpdate",
       .method = Method::put,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .body = views::shape_of<association_update>,
       .reply = views::message_shape,
       .handler = update,
       .summary = "Change what a team has on a project",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamProjectDisassociate",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .reply = views::message_shape,
       .handler = disassociate,
       .summary = "Take a project from a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamProjectList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/team/{team_id}/projects",
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_of_list<"projects", views::project_of_team>,
       .handler = list,
       .summary = "List the projects of a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountProjectsTeamsList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/project/{project_name}/teams",
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_of_list<"teams", views::team_of_project>,
       .handler = list_teams,
       .summary = "List the teams of a project",
       .deprecated = &deprecations::teams},
  };
}

}  // namespace mock::api
