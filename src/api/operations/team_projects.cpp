// /v1/account/{account_id}/team/{team_id}/project(s): what a team gives its members on which project.
#include "model/team_projects.h"

#include "expect_unchanged.h"
#include "json/writer.h"
#include "tables.h"
#include "team_requests.h"
#include "views/message.h"
#include "views/teams.h"

namespace mock::api {
namespace {

const json::Shape& association_request() {
  using namespace json;
  static const Shape shape = object({required("team_type", views::team_type_shape())});
  return shape;
}

const json::Shape& association_update_request() {
  using namespace json;
  static const Shape shape = object({
      optional("team_type", views::team_type_shape(), "Default: as it is"),
      optional("project_name", text(), "As in the path"),  // Terraform sends it
  });
  return shape;
}

const Project& project_of(const State& state, const Call& call) {
  return team_projects::project_of(state, call.params["account_id"], call.params["project"]);
}

Done associate(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  team_projects::create(state, team, project_of(state, call), *Permission::named(call.body.text("team_type")),
                        call.now);
  return {ok(views::message("Team associated with the project")), told_by_path()};
}

Done update(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  expect_unchanged(call, "project_name", call.params["project"]);
  team_projects::update(state, team, project_of(state, call), Permission::named(call.body.text("team_type")));
  return {ok(views::message("Association updated")), told_by_path()};
}

Done disassociate(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  team_projects::remove(state, team, project_of(state, call));
  return {ok(views::message("Team disassociated from the project")), told_by_path()};
}

Reply list(const State& state, const Call& call) {
  const auto team = team_of(state, call);
  json::Writer out;
  {
    json::Object body(out);
    body.list("projects", [&] {
      for (const auto& each : team_projects::of_team(state, team)) views::team_project(out, each);
    });
  }
  return ok(out.take());
}

Reply list_teams(const State& state, const Call& call) {
  const auto& project = team_projects::project_of(state, call.params["account_id"], call.params["project_name"]);
  json::Writer out;
  {
    json::Object body(out);
    body.list("teams", [&] {
      for (const auto& reach : team_projects::on_project(state, project)) views::project_team(out, reach);
    });
  }
  return ok(out.take());
}

}  // namespace

std::vector<Operation> team_project_operations() {
  constexpr std::string_view association = "/v1/account/{account_id}/team/{team_id}/project/{project}";
  constexpr Scopes read{"accounts:read", "projects:read"};
  constexpr Scopes write{"accounts:write", "projects:read"};
  return {
      {.id = "AccountTeamProjectAssociate",
       .method = Method::post,
       .path = association,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .body = association_request,
       .reply = views::message_shape,
       .handler = associate,
       .summary = "Give a team a role or permission on a project"},
      {.id = "AccountTeamProjectAssociationUpdate",
       .method = Method::put,
       .path = association,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .body = association_update_request,
       .reply = views::message_shape,
       .handler = update,
       .summary = "Change what a team has on a project"},
      {.id = "AccountTeamProjectDisassociate",
       .method = Method::remove,
       .path = association,
       .scopes = write,
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .reply = views::message_shape,
       .handler = disassociate,
       .summary = "Take a project from a team"},
      {.id = "AccountTeamProjectList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/team/{team_id}/projects",
       .scopes = read,
       .needs = needs::member,
       .reply = views::team_projects_shape,
       .handler = list,
       .summary = "List the projects of a team"},
      {.id = "AccountProjectsTeamsList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/project/{project_name}/teams",
       .scopes = read,
       .needs = needs::member,
       .reply = views::project_teams_shape,
       .handler = list_teams,
       .summary = "List the teams of a project"},
  };
}

}  // namespace mock::api
