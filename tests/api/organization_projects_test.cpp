// Projects through the API of their organization.
#include "support/acme_teams.h"
#include "support/catch.h"
#include "support/documented.h"
#include "support/json.h"
#include "support/some_projects.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string all = acme + "/projects", one = acme + "/project/";
const std::string site = one + "acme-website", dev = one + "acme-development";

Json wish(const std::string& name, const Json& more = Json::object()) {
  Json body{{"project_id", name}, {"billing_group_id", main_group}, {"tags", Json::object()}};
  body.update(more);
  return body;
}

Json move_to_beta(const Json& more = Json::object()) {
  Json body{{"organization_id", beta_id}, {"parent_id", beta_account}, {"billing_group_id", beta_group}};
  body.update(more);
  return body;
}

Json personal() {
  auto fixture = with_projects();
  fixture["organizations"][2]["tier"] = "personal";
  fixture["organizations"][2].erase("organizational_units");
  return fixture;
}

const DocumentedErrors errors{
    with_projects,
    {
        {"OrganizationProjectsCreate", "403 user_not_organization_admin", post(mike, all, wish("new"))},
        {"OrganizationProjectsCreate", "404 organization_not_found", post(sofia, nowhere + "/projects", wish("new"))},
        {"OrganizationProjectsCreate", "409 project_already_exists", post(sofia, all, wish("acme-website"))},
        {"OrganizationProjectsGet", "404 project_not_found", get(sofia, one + "nothing")},
        {"OrganizationProjectsUpdate", "403 user_not_organization_admin",
         patch(mike, site, {{"tags", Json::object()}})},
        {"OrganizationProjectsUpdate", "404 project_not_found", patch(sofia, one + "nothing", Json::object())},
        {"OrganizationProjectsDelete", "403 user_not_organization_admin", remove(mike, site)},
        {"OrganizationProjectsDelete", "404 project_not_found", remove(sofia, one + "nothing")},
    }};

const DocumentedErrors errors_of_moving{
    personal,
    {
        {"OrganizationProjectsUpdate", "403 project_move_organizations_internal_config_not_match",
         patch(sofia, site, move_to_beta())},
    }};

TEST_CASE("A project is created, read, listed and deleted", "[projects]") {
  AWorld world(with_projects());
  const auto made = world.as(sofia).post(all, wish("acme-shop", {{"parent_id", development},
                                                                 {"base_port", 20000},
                                                                 {"tags", {{"env", "test"}}},
                                                                 {"tech_emails", {{{"email", "Shop@acme.example"}}}}}));
  INFO(made.text);
  REQUIRE(made.status == 200);
  const Json expected{{"account_id", development},      {"base_port", 20000},
                      {"billing_group_id", main_group}, {"end_of_life_extension", Json::object()},
                      {"features", Json::object()},     {"organization_id", acme_id},
                      {"parent_id", development},       {"project_id", "acme-shop"},
                      {"tags", {{"env", "test"}}},      {"tech_emails", {{{"email", "Shop@acme.example"}}}}};
  CHECK(made.json == expected);
  CHECK(world.as(sofia).get(one + "acme-shop").json == expected);

  const auto listed = world.as(sofia).get(all).json;
  CHECK(listed["total_project_count"] == 3);
  REQUIRE(listed["projects"].size() == 3);
  auto item = expected;
  item.erase("organization_id");
  item.erase("features");
  CHECK(listed["projects"][2] == item);
  CHECK(listed["projects"][0]["project_id"] == "acme-website");

  CHECK(world.as(sofia).remove(one + "acme-shop").status == 204);
  CHECK(world.as(sofia).get(one + "acme-shop").code() == "project_not_found");
  CHECK(world.as(sofia).get(all).json["total_project_count"] == 2);
}

TEST_CASE("A new project has a port of its own and is in its organization's root account", "[projects]") {
  AWorld world(with_projects());
  for (const Json& parent : {Json::object(), Json{{"parent_id", acme_id}}, Json{{"parent_id", "a5a1e9d0ac1e"}}}) {
    const auto made = world.as(sofia).post(all, wish("acme-shop", parent)).json;
    CHECK(made["parent_id"] == "a5a1e9d0ac1e");
    CHECK(made["base_port"] >= 10000);
    CHECK(made["base_port"] <= 30000);
    CHECK(made["tags"] == Json::object());
    CHECK(made["tech_emails"] == Json::array());
    CHECK(world.as(sofia).get(acme + "/permissions/project/acme-shop").json["permissions"] == Json::array());
    REQUIRE(world.as(sofia).remove(one + "acme-shop").status == 204);
  }
}

TEST_CASE("Names of projects are unique in the whole world, and follow rules", "[projects]") {
  AWorld world(with_projects());
  const auto beta_wish = wish("acme-website", {{"billing_group_id", beta_group}});
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(beta + "/projects", beta_wish); }, 409, "project_already_exists");
  for (const std::string name : {"", "Acme", "1acme", "acme_shop", "-acme"})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(all, wish(name)); }, 400, "");
  CHECK(world.as(sofia).post(all, wish(std::string(63, 'p'))).status == 200);
  CHECK(world.as(sofia).post(all, wish(std::string(64, 'p'))).status == 400);
}

TEST_CASE("What a new project must have, and its limits", "[projects]") {
  AWorld world(with_projects());
  Json eleven = Json::array();
  for (int i = 0; i < 11; ++i) eleven.push_back({{"email", "a@acme.example"}});
  const std::string at_most(64, 'v');
  const std::string too_long(65, 'v');
  for (const auto& without : {"project_id", "billing_group_id", "tags"}) {
    auto body = wish("new");
    body.erase(without);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(all, body); }, 400, "");
  }
  for (const Json& more : {Json{{"base_port", 9999}}, Json{{"base_port", 30001}}, Json{{"tech_emails", eleven}},
                           Json{{"tech_emails", {{{"email", "nobody"}}}}}, Json{{"tags", {{"a", too_long}}}},
                           Json{{"tags", {{"1a", "b"}}}}, Json{{"tags", {{too_long, "b"}}}},
                           Json{{"tags", {{"billing:", "b"}}}}, Json{{"tags", {{"a b", "b"}}}}})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(all, wish("new", more)); }, 400, invalid);
  CHECK(world.as(sofia)
            .post(all, wish("new", {{"base_port", 30000}, {"tags", {{at_most, at_most}, {"billing:x", "y"}}}}))
            .status == 200);
}

TEST_CASE("A project, its parent and its billing group are of one organization", "[projects]") {
  AWorld world(with_projects());
  const auto refused = [&](const Json& more, int status, const std::string& code) {
    INFO(more);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(all, wish("new", more)); }, status, code);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).patch(site, more); }, status, code);
  };
  refused({{"billing_group_id", beta_group}}, 400, "organization_mismatch");
  refused({{"parent_id", beta_account}}, 400, "organization_mismatch");
  refused({{"parent_id", beta_id}}, 400, "organization_mismatch");
  refused({{"billing_group_id", "99999999-9999-4999-8999-999999999999"}}, 404, "billing_group_not_found");
  refused({{"billing_group_id", "no-such-group"}}, 400, invalid);
  refused({{"parent_id", "a00000000000"}}, 404, "account_not_found");
  CHECK(world.as(sofia)
            .patch(site, {{"parent_id", beta_account}})
            .message()
            .starts_with("Resources must belong to the same organization."));
}

TEST_CASE("A project is changed by what the body names", "[projects]") {
  AWorld world(with_projects());
  auto expected = world.as(sofia).get(site).json;
  CHECK(expected["tags"] == Json{{"billing:cost_center", "42"}, {"env", "prod"}});
  CHECK(world.as(sofia).patch(site, Json::object()).json == expected);
  expected["tags"] = {{"env", "test"}};
  CHECK(world.as(sofia).patch(site, {{"tags", {{"env", "test"}}}}).json == expected);
  expected["tech_emails"] = Json::array();
  CHECK(world.as(sofia).patch(site, {{"tech_emails", Json::array()}}).json == expected);
  expected["billing_group_id"] = main_group;
  expected["base_port"] = 10000;
  CHECK(world.as(sofia).patch(site, {{"billing_group_id", main_group}, {"base_port", 10000}}).json == expected);
  CHECK(world.as(sofia).get(site).json == expected);
}

TEST_CASE("A project that is renamed keeps what is granted on it and what has happened in it", "[projects]") {
  auto fixture = with_teams();
  fixture["organizations"][0]["projects"][1]["invitations"] = {{{"user_email", "new@new.example"}}};
  fixture["organizations"][0]["teams"][0]["projects"].push_back(
      {{"project_name", "acme-development"}, {"team_type", "operator"}});
  AWorld world(fixture);
  REQUIRE(world.as(sofia).patch(dev, {{"tags", {{"a", "b"}}}}).status == 200);
  const auto ca = world.as(sofia).get("/v1/project/acme-development/kms/ca").json;
  const auto renamed = world.as(sofia).patch(dev, {{"project_name", "acme-dev"}});
  CHECK(renamed.json["project_id"] == "acme-dev");
  CHECK(world.as(sofia).get(dev).code() == "project_not_found");
  CHECK(world.as(mona).get("/v1/project").json["project_membership"] == Json{{"acme-dev", "developer"}});
  CHECK(world.as(mike).get("/v1/project").json["project_membership"]["acme-dev"] == "operator");
  CHECK(world.as(sofia).get("/v1/project/acme-dev/events").json["events"].size() == 2);
  CHECK(world.as(sofia).get("/v1/project/acme-dev/kms/ca").json == ca);
  const auto saved = world.state_but_for_use();
  CHECK(saved["organizations"][0]["projects"].back()["invitations"].size() == 1);
  CHECK(world.as(sofia).patch(one + "acme-dev", {{"project_name", "acme-dev"}}).status == 200);
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).patch(one + "acme-dev", {{"project_name", "acme-website"}});
      },
      409, "project_already_exists");
}

TEST_CASE("A project moves within its organization by the hand of an admin", "[projects]") {
  AWorld world(granting(with_projects(), "mike@acme.example", "organization:projects:write"));
  const Json move{{"parent_id", development}};
  refuses_and_changes_nothing(
      world, [&] { return world.as(mike).patch(site, move); }, 403, "user_not_organization_admin");
  CHECK(world.as(mike).patch(site, {{"tags", {{"a", "b"}}}, {"parent_id", acme_id}}).status == 200);
  CHECK(world.as(arthur).patch(site, move).json["parent_id"] == development);
  CHECK(world.as(una).get("/v1/project").json["projects"].size() == 2);
  CHECK(world.as(arthur).patch(site, {{"parent_id", acme_id}}).json["parent_id"] == "a5a1e9d0ac1e");
}

TEST_CASE("A project moves to another organization with parent and billing group", "[projects]") {
  auto fixture = granting(with_projects(), "mike@acme.example", "read_only", "acme-website");
  fixture = granting(fixture, "tess@acme.example", "read_only", "acme-website");
  fixture["organizations"][0]["permissions"].push_back({{"principal_type", "user_group"},
                                                        {"principal_id", "Developers"},
                                                        {"permissions", {"developer"}},
                                                        {"resource_type", "project"},
                                                        {"resource_id", "acme-website"}});
  fixture["organizations"][0]["projects"][0]["invitations"] = {{{"user_email", "new@new.example"}}};
  AWorld world(fixture);
  for (const auto* without : {"parent_id", "billing_group_id"}) {
    auto body = move_to_beta();
    body.erase(without);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).patch(site, body); }, 400, "organization_mismatch");
  }
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).patch(site, move_to_beta({{"organization_id", "org00000000000"}}));
      },
      404, "organization_not_found");
  refuses_and_changes_nothing(
      world, [&] { return world.as(arthur).patch(site, move_to_beta()); }, 403, "user_not_organization_admin");

  const auto moved = world.as(sofia).patch(site, move_to_beta({{"parent_id", "a5a1e9d0bun1"}}));
  INFO(moved.text);
  CHECK(moved.json["organization_id"] == beta_id);
  CHECK(moved.json["parent_id"] == "a5a1e9d0bun1");
  CHECK(moved.json["billing_group_id"] == beta_group);
  CHECK(world.as(sofia).get(site).code() == "project_not_found");
  const auto grants = world.as(sofia).get(beta + "/permissions/project/acme-website").json["permissions"];
  REQUIRE(grants.size() == 1);
  CHECK(grants[0]["principal_id"] == mike_id);
  CHECK(world.as(sofia).get("/v1/project/acme-website/events").json["events"] == Json::array());
  CHECK(world.as(sofia).get(acme_account + "/events").json["events"].size() == 1);
  const auto saved = world.control(Method::get, "/_mock/state").json;
  CHECK(saved["organizations"][2]["projects"][0]["invitations"] == Json::array());
  AWorld again(saved);
  CHECK(again.state_but_for_use() == world.state_but_for_use());
}

TEST_CASE("A project does not move from a business organization to a personal one, but back", "[projects]") {
  AWorld world(personal());
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).patch(site, move_to_beta()); }, 403,
      "project_move_organizations_internal_config_not_match");
  REQUIRE(world.as(sofia).post(beta + "/projects", wish("mine", {{"billing_group_id", beta_group}})).status == 200);
  const Json to_acme{{"organization_id", acme_id}, {"parent_id", acme_id}, {"billing_group_id", main_group}};
  CHECK(world.as(sofia).patch(beta + "/project/mine", to_acme).json["organization_id"] == acme_id);
}

TEST_CASE("Who may do what with an organization's projects", "[projects]") {
  const auto status = [](std::string_view who, Method method, const std::string& path, const Json& body) {
    AWorld world(granting(with_projects(), "tess@acme.example", "organization:projects:write"));
    return world.as(who).send(method, path, body.dump()).status;
  };
  const auto in_unit = wish("new", {{"parent_id", development}});
  for (const auto who : {sofia, arthur, tess}) {
    CHECK(status(who, Method::post, all, wish("new")) == 200);
    CHECK(status(who, Method::patch, site, Json::object()) == 200);
    CHECK(status(who, Method::remove, site, Json::object()) == 204);
  }
  for (const auto who : {mike, olga}) {
    CHECK(status(who, Method::post, all, wish("new")) == 403);
    CHECK(status(who, Method::get, site, Json::object()) == 403);
    CHECK(status(who, Method::patch, site, Json::object()) == 403);
    CHECK(status(who, Method::remove, site, Json::object()) == 403);
  }
  CHECK(status(una, Method::post, all, in_unit) == 200);  // admin of the unit alone
  CHECK(status(una, Method::post, all, wish("new")) == 403);
  CHECK(status(una, Method::get, dev, Json::object()) == 200);
  CHECK(status(una, Method::get, site, Json::object()) == 403);
  CHECK(status(olga, Method::get, all, Json::object()) == 403);
  CHECK(status(sofia, Method::get, nowhere + "/projects", Json::object()) == 404);
}

TEST_CASE("A member's list of an organization's projects has those the member can see", "[projects]") {
  AWorld world(granting(with_projects(), "mike@acme.example", "read_only", "acme-website"));
  CHECK(column(world.as(arthur).get(all), "projects", "project_id") ==
        std::vector<std::string>{"acme-website", "acme-development"});
  CHECK(column(world.as(mike).get(all), "projects", "project_id") == std::vector<std::string>{"acme-website"});
  CHECK(world.as(mike).get(all).json["total_project_count"] == 1);
  CHECK(world.as(tess).get(all).json["projects"] == Json::array());
}

TEST_CASE("A project with an open balance is not deleted", "[projects]") {
  AWorld world(with_projects());
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(dev); }, 403, "");
  CHECK(world.as(sofia).remove(dev).message() == "Project with open balance cannot be deleted");
  CHECK(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.world().state()->projects.size() == 0);
}

}  // namespace
}  // namespace mock::test
