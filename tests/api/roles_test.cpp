// What roles contain, as people meet it: who sees a project may read it, and money is not theirs.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/some_projects.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string website_there = acme + "/project/acme-website";
const std::vector<std::string> views{website, website_there, website + "/events", website + "/tags",
                                     acme + "/permissions/project/acme-website"};

AWorld a_world_where_mike_holds(const std::string& permission, const std::string& project = "acme-website") {
  return AWorld(granting(with_projects(), "mike@acme.example", permission, project));
}

int status_of_tags(AWorld& world) { return world.as(mike).patch(website + "/tags", {{"tags", {{"a", "b"}}}}).status; }

TEST_CASE("Who works on a project reads it, its tags, its history and who may do what in it", "[access][roles]") {
  const std::string role = GENERATE("admin", "developer", "operator", "read_only", "role:project:admin",
                                    "role:project:manager", "role:project:read");
  const std::string project = GENERATE("", "acme-website");  // empty: held on the organization
  auto world = a_world_where_mike_holds(role, project);
  CHECK(world.as(mike).get("/v1/project").json["project_memberships"]["acme-website"] == Json{role});
  for (const auto& path : views) {
    INFO(role << " " << path);
    CHECK(world.as(mike).get(path).status == 200);
  }
}

TEST_CASE("What views the services of a project reads the project, and nothing else of it", "[access][roles]") {
  const std::string role =
      GENERATE("role:services:maintenance", "role:services:recover", "project:services:read", "service:users:write");
  auto world = a_world_where_mike_holds(role);
  CHECK(world.as(mike).get(website).status == 200);
  CHECK(world.as(mike).get(website_there).status == 200);
  CHECK(world.as(mike).get(website + "/events").code() == "permission_denied");
  CHECK(world.as(mike).get(website + "/tags").code() == "permission_denied");
  CHECK(world.as(mike).get(views.back()).code() == "permission_denied");
}

TEST_CASE("The permission to read a project's log, by its older and its newer name, reads the log and the project",
          "[access][roles]") {
  const std::string name = GENERATE("project:audit_logs:read", "project:event_logs:read");
  auto world = a_world_where_mike_holds(name);
  CHECK(world.as(mike).get(website + "/events").status == 200);
  CHECK(world.as(mike).get(website).status == 200);
  CHECK(world.as(mike).get(views.back()).code() == "permission_denied");
}

TEST_CASE("Tags are edited by operators and admins, and only looked at by developers and readers",
          "[access][roles][project tags]") {
  const auto [role, edits] = GENERATE(table<std::string, bool>({{"operator", true},
                                                                {"role:project:manager", true},
                                                                {"admin", true},
                                                                {"role:project:admin", true},
                                                                {"developer", false},
                                                                {"read_only", false},
                                                                {"role:project:read", false},
                                                                {"role:services:recover", false}}));
  auto world = a_world_where_mike_holds(role);
  INFO(role);
  CHECK(status_of_tags(world) == (edits ? 200 : 403));
  CHECK(world.as(mike).put(website + "/tags", {{"tags", Json::object()}}).status == (edits ? 200 : 403));
}

TEST_CASE("A role that a team gives contains what it contains when it is granted", "[access][roles][teams]") {
  auto world = a_world_where_mike_holds("operator");
  auto fixture = with_projects();
  fixture["organizations"][0]["teams"] = {
      {{"team_id", "at5a1e9d0f001"},
       {"team_name", "Builders"},
       {"members", {{{"user_id", "mike@acme.example"}}}},
       {"projects", {{{"project_name", "acme-website"}, {"team_type", "operator"}}}}}};
  AWorld of_teams(fixture);
  for (const auto& path : views) CHECK(of_teams.as(mike).get(path).status == world.as(mike).get(path).status);
  CHECK(status_of_tags(of_teams) == 200);
}

TEST_CASE("The admin of a project changes it, and has no say in which billing group pays for it",
          "[access][roles][billing_groups]") {
  const std::string role = GENERATE("admin", "role:project:admin");
  auto world = a_world_where_mike_holds(role);
  CHECK(world.as(mike).patch(website_there, {{"tech_emails", Json::array()}}).status == 200);
  CHECK(world.as(mike).put(website, {{"cloud", "aws-eu-west-1"}}).status == 200);
  CHECK(world.as(mike).put(website, {{"billing_group_id", other_group}}).status == 200);  // as it is
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(mike).put(website, {{"billing_group_id", main_group}});
      },
      403, "permission_denied");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(mike).patch(website_there, {{"billing_group_id", main_group}});
      },
      403, "user_not_organization_admin");
  CHECK(world.as(arthur).patch(website_there, {{"billing_group_id", main_group}}).status == 200);
}

TEST_CASE("Who writes the projects of an organization says which billing group pays for them, at every endpoint",
          "[access][roles][billing_groups]") {
  auto world = a_world_where_mike_holds("organization:projects:write", "");
  CHECK(world.as(mike).put(website, {{"billing_group_id", main_group}}).status == 200);
  CHECK(world.as(mike).patch(website_there, {{"billing_group_id", other_group}}).status == 200);
  const auto assign = "/v1/billing-group/" + main_group;
  CHECK(world.as(mike).post(assign + "/project-assign/acme-website", Json::object()).status == 200);
  CHECK(world.as(mike).post(assign + "/projects-assign", {{"projects_names", {"acme-website"}}}).status == 200);
  auto billing = a_world_where_mike_holds("organization:billing:write", "");
  CHECK(billing.as(mike).post(assign + "/project-assign/acme-website", Json::object()).status == 403);
}

TEST_CASE(
    "A role of projects on an organization opens its projects, and of the organization what asks for a permission "
    "of projects",
    "[access][roles]") {
  const std::string role = GENERATE("admin", "developer", "operator", "read_only", "role:project:manager");
  auto world = a_world_where_mike_holds(role, "");
  INFO(role);
  CHECK(world.as(mike).get(acme_permissions).status == 200);
  CHECK(world.as(mike).get(acme + "/permissions/organization_unit/" + development).status == 200);
  CHECK(world.as(mike).put(acme_permissions, {{"permissions", Json::array()}}).status == 403);
  CHECK(world.as(mike).get(acme + "/invitation").status == 403);
  // Nothing settles what `admin` on an organization means for its billing: it is a role of projects, without billing.
  CHECK(world.as(mike).get("/v1/billing-group/" + main_group).status == (role == "admin" ? 403 : 200));
}

TEST_CASE("The newest names are granted to users, groups and teams, and told as they were given", "[access][roles]") {
  const std::string name = GENERATE("role:project:manager", "application:access:connect", "organization:users:read",
                                    "organization:groups:read");
  INFO(name);
  auto world = a_world_where_mike_holds(name);
  CHECK(world.as(mike).get(website).status == (name == "role:project:manager" ? 200 : 403));
  const Json entry{{"principal_type", "user_group"}, {"principal_id", people_team}, {"permissions", {name}}};
  CHECK(world.as(sofia).patch(acme_permissions, {{"operation", "set"}, {"permissions", {entry}}}).status == 204);
  CHECK(world.as(sofia).get(acme_permissions).json["permissions"].back()["permissions"] == Json{name});
  const auto team = world.as(sofia).post("/v1/account/a5a1e9d0ac1e/teams", {{"team_name", "T"}}).json["team"];
  const auto of_team =
      "/v1/account/a5a1e9d0ac1e/team/" + team.at("team_id").get<std::string>() + "/project/acme-website";
  CHECK(world.as(sofia).post(of_team, {{"team_type", name}}).status == 200);
  CHECK(world.as(sofia).post(website + "/invite", {{"user_email", "new@new.example"}, {"member_type", name}}).status ==
        200);
}

TEST_CASE("Who may read users and groups reads them, as any member may, and changes none", "[access][roles]") {
  auto world = a_world_where_mike_holds("organization:users:read", "");
  for (const auto* path : {"/user", "/user-groups"}) CHECK(world.as(mike).get(acme + path).status == 200);
  CHECK(world.as(mike).get(acme + "/invitation").code() == "permission_denied");
  CHECK(world.as(mike).patch(acme + "/user/" + tess_id, {{"city", "x"}}).code() == "permission_denied");
}

}  // namespace
}  // namespace mock::test
