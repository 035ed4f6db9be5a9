#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

TEST_CASE("One sees the organizations one belongs to, in the order they were made", "[organizations]") {
  AWorld world;
  const auto mine = world.as(sofia).get("/v1/organizations").json["organizations"];
  REQUIRE(mine.size() == 1);
  CHECK(mine[0] == world.as(sofia).get(acme).json);
  CHECK(mine[0]["organization_id"] == "org5a1e9d0ac1e");
  CHECK(mine[0]["account_id"] == "a5a1e9d0ac1e");
  CHECK(mine[0]["tier"] == "business");
  REQUIRE(world.as(sofia).post("/v1/organizations", {{"organization_name", "Second"}, {"tier", "personal"}}).status ==
          200);
  const auto both = world.as(sofia).get("/v1/organizations").json["organizations"];
  CHECK(both[0]["organization_name"] == "Acme");
  CHECK(both[1]["organization_name"] == "Second");
}

TEST_CASE("Who creates an organization is its only member, and super admin", "[organizations]") {
  AWorld world;
  const auto made = world.as(mike).post("/v1/organizations", {{"organization_name", "Mike's"}, {"tier", "business"}});
  REQUIRE(made.status == 200);
  const std::string id = made.json["organization_id"], account = made.json["account_id"];
  CHECK(id.starts_with("org"));
  CHECK(account.starts_with("a"));
  const auto users = world.as(mike).get("/v1/organization/" + id + "/user").json["users"];
  REQUIRE(users.size() == 1);
  CHECK(users[0]["user_id"] == "u5a1e9d0c004");
  CHECK(users[0]["is_super_admin"] == true);
  CHECK(world.as(sofia).get("/v1/organization/" + id).status == 403);
}

TEST_CASE("Application users and plain managed users create no organizations", "[organizations]") {
  auto fixture = demo();
  fixture["users"][3]["managing_organization_id"] = "org5a1e9d0ac1e";
  fixture["users"][1]["managing_organization_id"] = "org5a1e9d0ac1e";
  AWorld world(fixture);
  const nlohmann::json wish{{"organization_name", "N"}, {"tier", "business"}};
  CHECK(world.as(ci_expiring).post("/v1/organizations", wish).code() == "action_forbidden_for_application_users");
  const auto managed = world.as(mike).post("/v1/organizations", wish);
  CHECK(managed.status == 403);
  CHECK(managed.code() == "action_forbidden_for_managed_users");
  CHECK(world.as(arthur).post("/v1/organizations", wish).status == 200);  // managed, but an admin
}

TEST_CASE("An organization's name and tier have limits, and both are required", "[organizations][limits]") {
  AWorld world;
  const auto name = [](int length) { return std::string(static_cast<std::size_t>(length), 'o'); };
  const auto [body, status] = GENERATE_COPY(table<nlohmann::json, int>({
      {{{"organization_name", name(83)}, {"tier", "business"}}, 200},
      {{{"organization_name", name(84)}, {"tier", "business"}}, 400},
      {{{"organization_name", name(1)}, {"tier", "personal"}}, 200},
      {{{"organization_name", name(0)}, {"tier", "business"}}, 400},
      {{{"organization_name", "n"}, {"tier", "free"}}, 400},
      {{{"organization_name", "n"}}, 400},
      {{{"tier", "business"}}, 400},
      {{{"organization_name", "n"}, {"tier", "business"}, {"primary_billing_group_id", name(36)}}, 200},
      {{{"organization_name", "n"}, {"tier", "business"}, {"primary_billing_group_id", name(35)}}, 400},
      {{{"organization_name", "n"}, {"tier", "business"}, {"primary_billing_group_id", name(37)}}, 400},
  }));
  INFO(body.dump());
  CHECK(world.as(sofia).post("/v1/organizations", body).status == status);
}

TEST_CASE("An organization is renamed by its admins, and its tier only goes up", "[organizations]") {
  AWorld world;
  world.advance(60);
  const auto renamed = world.as(arthur).patch(acme, {{"name", "Acme & Sons"}});
  CHECK(renamed.json["organization_name"] == "Acme & Sons");
  CHECK(renamed.json["update_time"] == "2026-01-01T00:01:00Z");
  CHECK(renamed.json["create_time"] == start_of_time);
  CHECK(world.as(mike).get(acme).json == renamed.json);
  CHECK(world.as(sofia).patch(acme, nlohmann::json::object()).json == renamed.json);

  const auto down = world.as(sofia).patch(acme, {{"tier", "personal"}, {"name", "x"}});
  CHECK(down.status == 403);
  CHECK(down.code() == "organization_tier_downgrade_not_allowed");
  CHECK(world.as(mike).get(acme).json == renamed.json);
  const std::string other = "/v1/organization/org5a1e9d0b0b0";
  CHECK(world.as(olga).patch(other, {{"tier", "business"}}).json["tier"] == "business");
  CHECK(world.as(sofia).patch(acme, {{"name", std::string(84, 'x')}}).status == 400);
  CHECK(world.as(sofia).patch(acme, {{"name", std::string(83, 'x')}}).status == 200);
  CHECK(world.as(sofia).patch(acme, {{"name", ""}}).status == 400);
}

TEST_CASE("A deleted organization takes its application users, tokens and grants along, but not its people",
          "[organizations]") {
  AWorld world;
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true&limit=999").status == 204);
  const auto gone = world.as(sofia).get(acme);
  CHECK(gone.status == 404);
  CHECK(gone.code() == "organization_not_found");
  CHECK(gone.message() == "Organization not found.");
  CHECK(world.as(ci_expiring).get("/v1/me").status == 401);
  CHECK(world.as(mike).get("/v1/me").status == 200);
  CHECK(world.as(mike).get("/v1/organizations").json["organizations"].empty());
  const auto state = world.control(Method::get, "/_mock/state").json;
  CHECK(state["organizations"].size() == 1);
  CHECK(state["users"].size() == 8);
}

TEST_CASE("A deleted organization no longer manages anybody, and its world can still be saved and loaded",
          "[organizations]") {
  auto fixture = demo();
  fixture["users"][3]["managing_organization_id"] = "org5a1e9d0ac1e";
  AWorld world(fixture);
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.as(mike).get("/v1/me").json["user"]["managing_organization_id"].is_null());
  CHECK(world.control(Method::put, "/_mock/state", world.control(Method::get, "/_mock/state").json).status == 204);
}

TEST_CASE("Deleting an organization asks for recursive, true or false", "[organizations]") {
  AWorld world;
  const auto [query, status] = GENERATE(table<const char*, int>(
      {{"", 400}, {"?recursive", 400}, {"?recursive=yes", 400}, {"?recursive=false", 409}, {"?recursive=True", 204}}));
  INFO(query);
  const auto answer = world.as(sofia).remove(acme + query);
  CHECK(answer.status == status);
  if (status == 400) CHECK(answer.message().find("recursive") != std::string::npos);
}

TEST_CASE("The users of an organization are its people and its application users, in the order they joined",
          "[organization_users]") {
  AWorld world;
  const auto ids = [&](const std::string& query) {
    std::vector<std::string> out;
    for (const auto& user : world.as(mike).get(acme + "/user" + query).member("users")) out.push_back(user["user_id"]);
    return out;
  };
  const std::vector<std::string> people{"u5a1e9d0c001", "u5a1e9d0c002", "u5a1e9d0c003", "u5a1e9d0c004",
                                        "u5a1e9d0c006", "u5a1e9d0c007", "u5a1e9d0c008"};
  auto everybody = people;
  everybody.insert(everybody.end(), {"u5a1e9d0a001", "u5a1e9d0a002"});
  CHECK(ids("") == everybody);
  CHECK(ids("?limit=999") == everybody);
  CHECK(ids("?include_application_users=true") == everybody);
  CHECK(ids("?include_application_users=false") == people);
  CHECK(world.as(mike).get(acme + "/user?include_application_users=maybe").status == 400);
}

TEST_CASE("One user of an organization", "[organization_users]") {
  AWorld world;
  const auto user = world.as(mike).get(acme + "/user/u5a1e9d0c001").json;
  CHECK(user["is_super_admin"] == true);
  CHECK(user["join_time"] == start_of_time);
  CHECK(user["last_activity_time"] == start_of_time);
  CHECK(user["user_info"]["user_email"] == "sofia@acme.example");
  CHECK(user["user_info"]["city"] == "Helsinki");
  CHECK(user["user_info"]["state"] == "active");
  const auto stranger = world.as(mike).get(acme + "/user/u5a1e9d0c005");
  CHECK(stranger.status == 404);
  CHECK(stranger.code() == "organization_user_not_found");
}

}  // namespace
}  // namespace mock::test
