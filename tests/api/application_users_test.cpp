#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

const std::string users = acme + "/application-users";

TEST_CASE("An application user is created, seen in both lists, renamed and deleted", "[application_users]") {
  AWorld world;
  const auto made = world.as(sofia).post(users, {{"name", "deployer"}});
  REQUIRE(made.status == 200);
  const std::string id = made.json["user_id"];
  CHECK(id.starts_with("u"));
  CHECK(made.json["name"] == "deployer");
  CHECK(made.json["is_super_admin"] == false);
  CHECK(made.json["create_time"] == start_of_time);
  CHECK(made.json["user_email"].get<std::string>().find('@') != std::string::npos);

  CHECK(world.as(sofia).get(users).json["application_users"].back() == made.json);
  CHECK(world.as(sofia).get(users + "/" + id).json == made.json);
  const auto member = world.as(mike).get(acme + "/user/" + id);
  CHECK(member.json["user_info"]["real_name"] == "deployer");
  CHECK(member.json["user_info"]["is_application_user"] == true);
  CHECK(member.json["user_info"]["user_email"] == made.json["user_email"]);

  const auto renamed = world.as(sofia).patch(users + "/" + id, {{"name", "releaser"}, {"is_super_admin", false}});
  CHECK(renamed.json["name"] == "releaser");
  CHECK(world.as(mike).get(acme + "/user/" + id).json["user_info"]["real_name"] == "releaser");

  CHECK(world.as(sofia).remove(users + "/" + id).status == 204);
  const auto gone = world.as(sofia).get(users + "/" + id);
  CHECK(gone.status == 404);
  CHECK(gone.code() == "organization_user_not_found");
  CHECK(gone.message() == "User not in organization");
  CHECK(world.as(sofia).remove(users + "/" + id).status == 404);
}

TEST_CASE("Application users are listed in the order they were made, and names may repeat", "[application_users]") {
  AWorld world;
  for (const auto* name : {"zeta", "alpha", "zeta"}) world.make_application_user(name);
  std::vector<std::string> names;
  for (const auto& user : world.as(sofia).get(users).member("application_users")) names.push_back(user["name"]);
  CHECK(names == std::vector<std::string>{"ci-pipeline", "terraform", "zeta", "alpha", "zeta"});
}

TEST_CASE("An application user cannot be made super admin, and nothing changes", "[application_users]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto made = world.as(sofia).post(users, {{"name", "root"}, {"is_super_admin", true}});
  CHECK(made.status == 400);
  CHECK(made.message() == "Making application users super admin is no longer supported");
  CHECK(world.as(sofia).patch(ci, {{"name", "ci"}, {"is_super_admin", true}}).message() == made.message());
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Names have 1 to 256 characters", "[application_users][limits]") {
  AWorld world;
  const auto [length, status] = GENERATE(table<int, int>({{0, 400}, {1, 200}, {256, 200}, {257, 400}}));
  const std::string name(static_cast<std::size_t>(length), 'n');
  CHECK(world.as(sofia).post(users, {{"name", name}}).status == status);
  CHECK(world.as(sofia).patch(ci, {{"name", name}}).status == status);
}

TEST_CASE("Operations on application users refuse people, staff and strangers", "[application_users]") {
  auto fixture = demo();
  fixture["users"].push_back(
      {{"user_email", "staff@aiven.example"}, {"user_id", "ustaff"}, {"is_internal_user", true}});
  fixture["organizations"][0]["users"].push_back({{"user_id", "ustaff"}});
  AWorld world(fixture);
  const auto [id, status, code] = GENERATE(table<std::string, int, std::string>({
      {"u5a1e9d0c004", 400, "user_not_application_user"},  // Mike is a person
      {"ustaff", 403, "user_is_internal_user"},
      {"u5a1e9d0c005", 404, "organization_user_not_found"},  // Olga is of another organization
      {"u00000000000", 404, "organization_user_not_found"},
  }));
  const auto before = world.state_but_for_use();
  const auto user = users + "/" + id;
  for (const auto& answer : {world.as(sofia).get(user), world.as(sofia).patch(user, {{"name", "x"}}),
                             world.as(sofia).remove(user), world.as(sofia).get(user + "/access-tokens"),
                             world.as(sofia).post(user + "/access-tokens", {{"description", "x"}}),
                             world.as(sofia).remove(user + "/access-tokens/abcdefghijkl")}) {
    CHECK(answer.status == status);
    CHECK(answer.code() == code);
  }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Deleting an application user ends its tokens, grants and membership", "[application_users]") {
  AWorld world;
  const auto token = world.make_token(terraform);
  REQUIRE(world.as(token).get("/v1/me").status == 200);
  REQUIRE(world.as(sofia).remove(terraform).status == 204);
  CHECK(world.as(token).get("/v1/me").status == 401);
  CHECK(world.as(sofia).get(acme + "/user/u5a1e9d0a002").status == 404);
  for (const auto& grant : world.as(sofia).get(acme_permissions).member("permissions"))
    CHECK(grant["principal_id"] != "u5a1e9d0a002");
}

}  // namespace
}  // namespace mock::test
