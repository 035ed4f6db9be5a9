#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

using Json = nlohmann::json;

const std::string mike_id = "u5a1e9d0c004", ci_id = "u5a1e9d0a001";

Json entry(const std::string& principal, const std::vector<std::string>& permissions) {
  return {{"principal_id", principal}, {"principal_type", "user"}, {"permissions", permissions}};
}

// Who holds what on the organization, by principal.
Json held(AWorld& world) {
  Json out = Json::object();
  for (const auto& grant : world.as(sofia).get(acme_permissions).member("permissions"))
    out[grant["principal_id"].get<std::string>()] = grant["permissions"];
  return out;
}

TEST_CASE("What is granted is listed, with when", "[permissions]") {
  AWorld world;
  const auto grants = world.as(sofia).get(acme_permissions).json["permissions"];
  REQUIRE(grants.size() == 3);
  CHECK(grants[0] == Json{{"principal_id", "u5a1e9d0c002"},
                          {"principal_type", "user"},
                          {"permissions", {"role:organization:admin"}},
                          {"create_time", start_of_time},
                          {"update_time", start_of_time}});
}

TEST_CASE("Permissions are granted, set and revoked", "[permissions]") {
  AWorld world;
  const auto change = [&](const char* operation, std::vector<std::string> permissions) {
    Json body{{"permissions", {entry(mike_id, permissions)}}};
    if (operation != nullptr) body["operation"] = operation;
    CHECK(world.as(sofia).patch(acme_permissions, body).status == 204);
  };
  change("grant", {"organization:users:write", "developer", "developer"});
  CHECK(held(world)[mike_id] == Json{"organization:users:write", "developer"});
  world.advance(10);
  change("grant", {"developer", "operator"});
  CHECK(held(world)[mike_id] == Json{"organization:users:write", "developer", "operator"});
  const auto grant = world.as(sofia).get(acme_permissions).json["permissions"].back();
  CHECK(grant["create_time"] == start_of_time);
  CHECK(grant["update_time"] == "2026-01-01T00:00:10Z");
  change("revoke", {"developer", "read_only"});
  CHECK(held(world)[mike_id] == Json{"organization:users:write", "operator"});
  change(nullptr, {"read_only"});  // set is the default
  CHECK(held(world)[mike_id] == Json{"read_only"});
  change("set", {});
  CHECK_FALSE(held(world).contains(mike_id));
  change("revoke", {"read_only"});
  CHECK_FALSE(held(world).contains(mike_id));
}

TEST_CASE("Setting all permissions takes those of everybody who is not named", "[permissions]") {
  AWorld world;
  CHECK(
      world.as(sofia).put(acme_permissions, {{"permissions", {entry(mike_id, {"role:organization:admin"})}}}).status ==
      204);
  CHECK(held(world) == Json{{mike_id, {"role:organization:admin"}}});
  CHECK(world.as(arthur).patch(acme, {{"name", "x"}}).status == 403);
  CHECK(world.as(mike).patch(acme, {{"name", "x"}}).status == 200);
  CHECK(world.as(sofia).put(acme_permissions, {{"permissions", Json::array()}}).status == 204);
  CHECK(held(world) == Json::object());
}

TEST_CASE("A grant decides at the next request", "[permissions]") {
  AWorld world;
  const auto list = [&] { return world.as(mike).get(acme + "/application-users").status; };
  CHECK(list() == 403);
  world.as(sofia).patch(acme_permissions, {{"permissions", {entry(mike_id, {"organization:app_users:write"})}}});
  CHECK(list() == 200);
  world.as(sofia).patch(acme_permissions,
                        {{"operation", "revoke"}, {"permissions", {entry(mike_id, {"organization:app_users:write"})}}});
  CHECK(list() == 403);
}

TEST_CASE("Changes are made one by one: those before a refusal stay", "[permissions]") {
  AWorld world;
  const auto answer = world.as(sofia).patch(
      acme_permissions,
      {{"permissions",
        {entry(mike_id, {"developer"}), entry("u00000000000", {"developer"}), entry(ci_id, {"developer"})}}});
  CHECK(answer.status == 404);
  CHECK(answer.code() == "organization_user_not_found");
  CHECK(held(world).contains(mike_id));
  CHECK_FALSE(held(world).contains(ci_id));
}

TEST_CASE("Only active members and groups of the organization can be granted anything", "[permissions]") {
  auto fixture = demo();
  fixture["users"][3]["state"] = "deactivated";
  AWorld world(fixture);
  const auto grant = [&](const std::string& id, const std::string& type) {
    return world.as(sofia).patch(
        acme_permissions,
        {{"permissions", {{{"principal_id", id}, {"principal_type", type}, {"permissions", {"developer"}}}}}});
  };
  CHECK(grant("u5a1e9d0c005", "user").code() == "organization_user_not_found");
  CHECK(grant(mike_id, "user").code() == "user_deactivated");
  const auto group = grant("ug00000000000", "user_group");
  CHECK(group.status == 404);
  CHECK(group.code() == "user_group_not_found");
}

TEST_CASE("Unknown permissions are refused before anything is changed, and named", "[permissions]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto answer = world.as(sofia).patch(
      acme_permissions, {{"permissions", {entry(mike_id, {"developer"}), entry(ci_id, {"emperor"})}}});
  CHECK(answer.status == 400);
  CHECK(answer.message().find("emperor") != std::string::npos);
  CHECK(answer.message().find("/permissions/1/permissions/0") != std::string::npos);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("A resource must be of a known type and of this organization", "[permissions]") {
  AWorld world;
  const auto [resource, status, code] = GENERATE(table<std::string, int, std::string>({
      {"planet/earth", 400, "unsupported_resource_type"},
      {"organization/org5a1e9d0b0b0", 400, "organization_mismatch"},
      {"organization/org00000000000", 404, "organization_not_found"},
      {"project/p", 404, "project_not_found"},
      {"organization_unit/a00000000000", 404, "account_not_found"},
  }));
  const auto path = acme + "/permissions/" + resource;
  const Json body{{"permissions", Json::array()}};
  for (const auto& answer :
       {world.as(sofia).get(path), world.as(sofia).put(path, body), world.as(sofia).patch(path, body)}) {
    CHECK(answer.status == status);
    CHECK(answer.code() == code);
  }
}

TEST_CASE("project:permissions:read lets its holder see permissions, not change them", "[permissions]") {
  AWorld world;
  world.as(sofia).patch(acme_permissions, {{"permissions", {entry(mike_id, {"project:permissions:read"})}}});
  CHECK(world.as(mike).get(acme_permissions).status == 200);
  CHECK(world.as(mike).put(acme_permissions, {{"permissions", Json::array()}}).status == 403);
}

}  // namespace
}  // namespace mock::test
