#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string acme_account = "/v1/account/a5a1e9d0ac1e", other_account = "/v1/account/a5a1e9d0b0b0";
const std::string unit = "/v1/account/" + development;

TEST_CASE("Accounts are the organizations one belongs to, each followed by its units", "[accounts]") {
  AWorld world;
  const auto accounts = world.as(mike).get("/v1/account").json["accounts"];
  REQUIRE(accounts.size() == 3);
  CHECK(accounts[2]["account_name"] == "Operations");
  CHECK(accounts[0]["account_id"] == "a5a1e9d0ac1e");
  CHECK(accounts[0]["account_name"] == "Acme");
  CHECK(accounts[0]["parent_account_id"] == nullptr);
  CHECK(accounts[0]["is_account_owner"] == false);
  CHECK(accounts[1]["account_id"] == development);
  CHECK(accounts[1]["parent_account_id"] == "a5a1e9d0ac1e");
  CHECK(accounts[1]["root_account_id"] == "a5a1e9d0ac1e");
  CHECK(accounts[1]["organization_id"] == acme_id);
  CHECK(world.as(sofia).get(acme_account).json["account"]["is_account_owner"] == true);
}

TEST_CASE("Whoever belongs to no organization has no accounts", "[accounts]") {
  auto fixture = demo();
  fixture["users"].push_back(
      {{"user_email", "x@y.example"}, {"access_tokens", {{{"full_token", "belongs-to-nothing-token"}}}}});
  AWorld world(fixture);
  const auto answer = world.as("belongs-to-nothing-token").get("/v1/account");
  CHECK(answer.status == 200);
  CHECK(answer.json["accounts"].empty());
}

TEST_CASE("An account without a parent is an organization with its root account", "[accounts]") {
  AWorld world;
  const auto account = world.as(mike).post("/v1/account", {{"account_name", "New"}}).json["account"];
  CHECK(account["parent_account_id"] == nullptr);
  CHECK(account["root_account_id"] == account["account_id"]);
  const auto organization_id = account["organization_id"].get<std::string>();
  CHECK(organization_id.starts_with("org"));
  CHECK_FALSE(account["account_id"].get<std::string>().starts_with("org"));
  const auto organization = world.as(mike).get("/v1/organization/" + organization_id).json;
  CHECK(organization["organization_name"] == "New");
  CHECK(organization["account_id"] == account["account_id"]);
  CHECK(organization["tier"] == "business");
}

TEST_CASE("An account with a parent is a unit of that organization", "[accounts]") {
  AWorld world;
  const Json wish{{"account_name", "Sales"}, {"parent_account_id", "a5a1e9d0ac1e"}};
  for (const auto who : {sofia, arthur}) {
    const auto account = world.as(who).post("/v1/account", wish).json["account"];
    CHECK(account["organization_id"] == acme_id);
    CHECK(account["parent_account_id"] == "a5a1e9d0ac1e");
    CHECK(
        world.as(mike).get("/v1/account/" + account["account_id"].get<std::string>()).json["account"]["account_name"] ==
        "Sales");
  }
  for (const auto who : {una, mike, olga}) {
    const auto answer = world.as(who).post("/v1/account", wish);
    CHECK(answer.status == 403);
    CHECK(answer.code() == "permission_denied");
    CHECK(answer.message() == "You don't have permission to perform this action: AccountCreate");
  }
}

TEST_CASE("A unit needs a parent that can have units", "[accounts]") {
  AWorld world;
  const auto [who, parent, status, code] = GENERATE(table<std::string_view, std::string, int, std::string>({
      {sofia, "a5a1e9d0de01", 400, "parent_account_too_deep"},
      {sofia, "a00000000000", 404, "parent_account_not_found"},
      {sofia, "org5a1e9d0ac1e", 404, "parent_account_not_found"},
      {olga, "a5a1e9d0b0b0", 403, "account_unit_cannot_create_for_personal_tier"},
  }));
  const auto before = world.state_but_for_use();
  const auto answer = world.as(who).post("/v1/account", {{"account_name", "x"}, {"parent_account_id", parent}});
  CHECK(answer.status == status);
  CHECK(answer.code() == code);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("A name has 1 to 83 characters", "[accounts][limits]") {
  AWorld world;
  const auto create = [&](std::size_t length) {
    return world.as(sofia).post("/v1/account", {{"account_name", std::string(length, 'n')}}).status;
  };
  CHECK(create(0) == 400);
  CHECK(create(1) == 200);
  CHECK(create(83) == 200);
  CHECK(create(84) == 400);
}

TEST_CASE("Renaming works through either endpoint, and both show the new name", "[accounts]") {
  AWorld world;
  world.advance(60);
  const auto account = world.as(arthur).put(acme_account, {{"account_name", "Apex"}}).json["account"];
  CHECK(account["account_name"] == "Apex");
  CHECK(account["update_time"] == "2026-01-01T00:01:00Z");
  CHECK(world.as(sofia).get(acme).json["organization_name"] == "Apex");
  world.as(sofia).patch(acme, {{"name", "Acme again"}});
  CHECK(world.as(sofia).get(acme_account).json["account"]["account_name"] == "Acme again");

  CHECK(world.as(sofia).put(unit, {{"account_name", "Research"}}).json["account"]["account_name"] == "Research");
  CHECK(world.as(sofia).put(unit, Json::object()).json["account"]["account_name"] == "Research");
  CHECK(world.as(sofia).get(acme).json["organization_name"] == "Acme again");
  CHECK(world.as(una).put(unit, {{"account_name", "Mine"}}).status == 403);  // U6: not even the unit's own admin
}

TEST_CASE("An account that does not exist, and one of somebody else", "[accounts]") {
  AWorld world;
  const auto unknown = world.as(sofia).get("/v1/account/a00000000000");
  CHECK(unknown.status == 404);
  CHECK(unknown.code() == "account_not_found");
  CHECK(world.as(olga).get(acme_account).status == 403);
  CHECK(world.as(olga).get(unit).status == 403);
}

TEST_CASE("A unit stays where it is", "[accounts]") {
  AWorld world;
  const auto move = [&](const std::string& account, const std::string& parent) {
    return world.as(sofia).put(account + "/parent_account", {{"parent_account_id", parent}});
  };
  const auto second = world.as(sofia)
                          .post("/v1/account", {{"account_name", "Sales"}, {"parent_account_id", "a5a1e9d0ac1e"}})
                          .json["account"]["account_id"]
                          .get<std::string>();
  const auto other = world.as(sofia).post("/v1/account", {{"account_name", "Second"}}).json["account"]["account_id"];
  CHECK(move(unit, "a5a1e9d0ac1e").json["account"]["parent_account_id"] == "a5a1e9d0ac1e");
  CHECK(move(unit, other).code() == "unit_cannot_be_moved_out_of_organization");
  CHECK(move(unit, second).code() == "parent_account_too_deep");
  CHECK(move(unit, development).code() == "account_cannot_be_own_ancestor");
  CHECK(move(unit, "a00000000000").code() == "parent_account_not_found");
  CHECK(move(acme_account, other).code() == "organization_cannot_exist_without_root_account");
  CHECK(world.as(una).put(unit + "/parent_account", {{"parent_account_id", "a5a1e9d0ac1e"}}).status == 403);
}

TEST_CASE("Only what is empty is deleted", "[accounts]") {
  AWorld world;
  const auto with_projects = world.as(sofia).remove(unit);
  CHECK(with_projects.status == 409);
  CHECK(with_projects.code() == "account_with_projects_cannot_be_deleted");
  CHECK(world.as(sofia).remove(acme_account).code() == "account_with_projects_cannot_be_deleted");
  CHECK(world.as(sofia).remove(acme + "?recursive=false").code() == "account_with_projects_cannot_be_deleted");

  auto fixture = demo_without_money();
  fixture["organizations"][0].erase("projects");
  fixture["organizations"][0]["permissions"].erase(5);
  AWorld without_projects(fixture);
  CHECK(without_projects.as(sofia).remove(acme_account).code() == "account_with_child_accounts_cannot_be_deleted");
  CHECK(without_projects.as(una).remove(unit).status == 403);
  CHECK(without_projects.as(arthur).remove(unit).json["message"] == "Account deleted");
  CHECK(without_projects.as(sofia).get(unit).code() == "account_not_found");
  CHECK(without_projects.as(arthur).remove(acme_account).code() == "permission_denied");  // O10
  CHECK(without_projects.as(sofia).remove(acme_account).status == 200);
  CHECK(without_projects.as(sofia).get(acme).code() == "organization_not_found");
}

TEST_CASE("Deleting recursively takes units and projects along, and all that was granted on them", "[accounts]") {
  AWorld world;
  CHECK(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  const auto state = world.world().state();
  CHECK(state->units.size() == 0);
  CHECK(state->projects.size() == 0);
  CHECK(state->user_groups.size() == 0);
  CHECK(state->group_members.size() == 0);
  CHECK(state->grants.size() == 0);
}

TEST_CASE("The projects one has access to are those of what one holds, and where", "[projects]") {
  AWorld world;
  const auto projects = [&](std::string_view who) {
    const auto answer = world.as(who).get("/v1/project").json;
    std::vector<std::string> names;
    for (const auto& project : answer["projects"]) names.push_back(project["project_name"]);
    CHECK(answer["project_membership"].size() == names.size());
    CHECK(answer["project_memberships"].size() == names.size());
    return names;
  };
  const std::vector<std::string> all{"acme-website", "acme-development", "acme-operations"};
  CHECK(projects(sofia) == all);
  CHECK(projects(arthur) == all);
  CHECK(projects(una) == std::vector<std::string>{"acme-development"});   // through her unit
  CHECK(projects(mona) == std::vector<std::string>{"acme-development"});  // through a group
  CHECK(projects(tess).empty());                                          // app_users:write is about no project
  CHECK(projects(mike).empty());
  CHECK(projects(olga).empty());

  const auto answer = world.as(mona).get("/v1/project").json;
  CHECK(answer["project_membership"]["acme-development"] == "developer");
  CHECK(answer["project_memberships"]["acme-development"] == Json{"developer", "project:permissions:read"});
  CHECK(answer["projects"][0]["account_name"] == "Development");
  CHECK(world.as(sofia).get("/v1/project").json["project_membership"]["acme-website"] == "admin");
}

TEST_CASE("A read_only on the whole organization shows all its projects", "[projects]") {
  AWorld world;
  world.as(sofia).patch(
      acme_permissions,
      {{"permissions", {{{"principal_type", "user"}, {"principal_id", mike_id}, {"permissions", {"read_only"}}}}}});
  CHECK(world.as(mike).get("/v1/project").json["projects"].size() == 3);
}

}  // namespace
}  // namespace mock::test
