#include "support/acme_teams.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

using Words = std::vector<std::string>;

const std::string website = "/project/acme-website", development_project = "/project/acme-development";

// Whether Mike may look at the permissions of a project, which project:permissions:read allows.
bool mike_reads(AWorld& world, const std::string& project) {
  return world.as(mike).get(acme + "/permissions" + project + "").status == 200;
}

TEST_CASE("A team gives its members what it has on a project, at the next request", "[teams][access]") {
  AWorld world(with_teams());
  CHECK(mike_reads(world, website));
  CHECK_FALSE(mike_reads(world, development_project));
  CHECK(world.as(mike).get(acme_permissions).status == 403);  // on the project alone

  CHECK(world.as(sofia).post(builders + development_project, {{"team_type", "admin"}}).status == 200);
  CHECK(mike_reads(world, development_project));
  const Json grant{
      {"permissions", {{{"principal_id", gus_id}, {"principal_type", "user"}, {"permissions", {"developer"}}}}}};
  CHECK(world.as(mike).patch(acme + "/permissions" + development_project, grant).status == 204);
  CHECK(world.as(mike).patch(acme + "/permissions" + website, grant).status == 403);

  CHECK(world.as(sofia).put(builders + development_project, {{"team_type", "developer"}}).status == 200);
  CHECK(mike_reads(world, development_project));
  CHECK(world.as(sofia).put(builders + development_project, {{"team_type", "role:services:recover"}}).status == 200);
  CHECK_FALSE(mike_reads(world, development_project));
  CHECK(world.as(sofia).remove(builders + website).status == 200);
  CHECK_FALSE(mike_reads(world, website));
}

TEST_CASE("Whoever leaves a team loses what it gives", "[teams][access]") {
  AWorld world(with_teams());
  REQUIRE(mike_reads(world, website));
  world.as(sofia).remove(builders + "/member/" + mike_id);
  CHECK_FALSE(mike_reads(world, website));
}

TEST_CASE("What a team gives counts as permissions of an application user", "[teams][access]") {
  auto fixture = with_teams();
  fixture["organizations"][0]["teams"][1]["members"] = {{{"user_id", ci_id}}};
  AWorld world(fixture);
  const auto create = [&] { return world.as(tess).post(ci + "/access-tokens", {{"description", "x"}}); };
  CHECK(create().status == 200);
  world.as(sofia).post(helpers + website, {{"team_type", "read_only"}});
  CHECK(create().code() == "permission_denied");
  CHECK(world.as(sofia).post(ci + "/access-tokens", {{"description", "x"}}).status == 200);
}

TEST_CASE("The projects of a team are listed with what it has there", "[teams]") {
  AWorld world(with_teams());
  world.as(sofia).post(builders + development_project, {{"team_type", "role:project:admin"}});
  CHECK(world.as(mike).get(builders + "/projects").json["projects"] ==
        Json::array({{{"project_name", "acme-website"}, {"team_type", "project:permissions:read"}},
                     {{"project_name", "acme-development"}, {"team_type", "role:project:admin"}}}));
  CHECK(world.as(mike).get(helpers + "/projects").json["projects"].empty());
}

TEST_CASE("The owners are admin of every project", "[teams]") {
  AWorld world(with_teams());
  CHECK(world.as(mike).get(owners + "/projects").json["projects"] ==
        Json::array({{{"project_name", "acme-website"}, {"team_type", "admin"}},
                     {{"project_name", "acme-development"}, {"team_type", "admin"}},
                     {{"project_name", "acme-operations"}, {"team_type", "admin"}}}));
}

TEST_CASE("The teams of a project are listed, that of the owners first", "[teams]") {
  AWorld world(with_teams());
  world.advance(5);
  world.as(sofia).post(helpers + website, {{"team_type", "operator"}});
  const auto answer = world.as(mike).get(acme_account + website + "/teams");
  CHECK(column(answer, "teams", "team_name") == Words{"Account Owners", "Builders", "Helpers"});
  CHECK(column(answer, "teams", "team_type") == Words{"admin", "project:permissions:read", "operator"});
  CHECK(answer.json["teams"][1]["account_id"] == "a5a1e9d0ac1e");
  const auto in_unit = world.as(mike).get(unit_account + development_project + "/teams");
  CHECK(column(in_unit, "teams", "team_name") == Words{"Account Owners"});
}

TEST_CASE("An association is changed, and left as it is when nothing is said", "[teams]") {
  AWorld world(with_teams());
  const auto type = [&] { return column(world.as(sofia).get(builders + "/projects"), "projects", "team_type"); };
  CHECK(world.as(sofia).send(Method::put, builders + website, "").status == 200);
  CHECK(type() == Words{"project:permissions:read"});
  CHECK(world.as(sofia).put(builders + website, {{"team_type", "operator"}}).status == 200);
  CHECK(type() == Words{"operator"});
}

TEST_CASE("An update may name the project again, as Terraform does, but no other one", "[teams]") {
  AWorld world(with_teams());
  const auto name = website.substr(website.rfind('/') + 1);
  CHECK(world.as(sofia).put(builders + website, {{"team_type", "operator"}, {"project_name", name}}).status == 200);
  const auto refused = world.as(sofia).put(builders + website, {{"project_name", "another"}});
  CHECK(refused.code() == "bad_request");
  CHECK(refused.message() == "project_name cannot be changed: it is \"" + name + "\" (at /project_name)");
}

TEST_CASE("What a team gives must be a known role or permission", "[teams]") {
  AWorld world(with_teams());
  const auto before = world.state_but_for_use();
  for (const auto& body : {Json::object(), Json{{"team_type", "emperor"}}, Json{{"team_type", nullptr}}}) {
    const auto answer = world.as(sofia).post(helpers + website, body);
    CHECK(answer.status == 400);
    CHECK(answer.code() == "");
    CHECK(answer.message().find("team_type") != std::string::npos);
  }
  CHECK(world.as(sofia).put(builders + website, {{"team_type", "emperor"}}).status == 400);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("A team is associated with a project once", "[teams]") {
  AWorld world(with_teams());
  const auto twice = world.as(sofia).post(builders + website, {{"team_type", "admin"}});
  CHECK(twice.status == 409);
  CHECK(twice.message() == "An association of the team with the project already exists");
  for (const auto& answer :
       {world.as(sofia).put(helpers + website, {{"team_type", "admin"}}), world.as(sofia).remove(helpers + website)}) {
    CHECK(answer.status == 404);
    CHECK(answer.code() == "project_not_found");
  }
}

TEST_CASE("A project must be there, and of the account", "[teams]") {
  auto fixture = with_teams();
  fixture["organizations"][1]["projects"] = {{{"project_name", "others"}}};
  AWorld world(fixture);
  const auto [project, status, code] = GENERATE(table<std::string, int, std::string>({
      {"/project/nothing", 404, "project_not_found"},
      {"/project/others", 400, "account_and_project_do_not_match"},
  }));
  for (const auto& answer :
       {world.as(sofia).post(builders + project, {{"team_type", "admin"}}),
        world.as(sofia).put(builders + project, {{"team_type", "admin"}}), world.as(sofia).remove(builders + project),
        world.as(sofia).get(acme_account + project + "/teams")}) {
    CHECK(answer.status == status);
    CHECK(answer.code() == code);
  }
  CHECK(world.as(sofia).get(unit_account + website + "/teams").code() == "account_and_project_do_not_match");
}

TEST_CASE("Admins associate teams, members look, nobody else does either", "[teams][access]") {
  AWorld world(with_teams());
  const auto before = world.state_but_for_use();
  for (const auto who : {mike, una, olga}) {
    CHECK(world.as(who).post(helpers + development_project, {{"team_type", "admin"}}).status == 403);
    CHECK(world.as(who).put(builders + website, {{"team_type", "admin"}}).status == 403);
    CHECK(world.as(who).remove(builders + website).status == 403);
  }
  CHECK(world.as(olga).get(builders + "/projects").status == 403);
  CHECK(world.as(olga).get(acme_account + website + "/teams").status == 403);
  CHECK(world.as(nobody).get(builders + "/projects").status == 401);
  CHECK(world.state_but_for_use() == before);
  CHECK(world.as(arthur).post(helpers + development_project, {{"team_type", "admin"}}).status == 200);
}

}  // namespace
}  // namespace mock::test
