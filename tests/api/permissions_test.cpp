#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

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
  REQUIRE(grants.size() == 4);
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

TEST_CASE("Who is granted what they hold already keeps the time of it, when all is set anew and when one is changed",
          "[permissions]") {
  AWorld world;
  const auto set = [&](std::vector<std::string> mikes) {
    CHECK(world.as(sofia)
              .put(acme_permissions,
                   {{"permissions", {entry(mike_id, mikes), entry(tess_id, {"developer", "operator"})}}})
              .status == 204);
  };
  const auto times = [&] {
    Json out = Json::object();
    for (const auto& grant : world.as(sofia).get(acme_permissions).member("permissions"))
      out[grant["principal_id"].get<std::string>()] = grant["update_time"];
    return out;
  };
  world.advance(10);
  set({"developer"});
  world.advance(10);
  set({"read_only"});
  CHECK(times() == Json{{mike_id, "2026-01-01T00:00:20Z"}, {tess_id, "2026-01-01T00:00:10Z"}});
  world.advance(10);
  for (const auto* way : {"set", "grant"}) {
    const Json body{{"operation", way},
                    {"permissions", {entry(tess_id, {"operator", "developer"}), entry(mike_id, {"read_only"})}}};
    CHECK(world.as(sofia).patch(acme_permissions, body).status == 204);
    CHECK(times() == Json{{mike_id, "2026-01-01T00:00:20Z"}, {tess_id, "2026-01-01T00:00:10Z"}});
  }
  CHECK(world.as(sofia)
            .patch(acme_permissions, {{"operation", "revoke"}, {"permissions", {entry(tess_id, {"admin"})}}})
            .status == 204);
  CHECK(times()[tess_id] == "2026-01-01T00:00:10Z");
}

TEST_CASE("Unknown permissions are refused before anything is changed, and named", "[permissions]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto answer = world.as(sofia).patch(
      acme_permissions, {{"permissions", {entry(mike_id, {"developer"}), entry(ci_id, {"emperor"})}}});
  CHECK(answer.status == 400);
  CHECK(answer.message().find("emperor") != std::string::npos);
  CHECK(answer.json["errors"][0]["hint"].get<std::string>().find("/permissions/1/permissions/0") != std::string::npos);
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
      {"organization_unit/a5a1e9d0ac1e", 404, "account_not_found"},  // Acme's root account is no unit
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

TEST_CASE("Permissions are granted on units and projects, to groups too", "[permissions]") {
  AWorld world;
  for (const auto* resource : {"organization_unit/a5a1e9d0de01", "project/acme-website"}) {
    const auto path = acme + "/permissions/" + resource;
    INFO(path);
    const Json grant{{"principal_type", "user_group"}, {"principal_id", people_team}, {"permissions", {"operator"}}};
    CHECK(world.as(sofia).patch(path, {{"permissions", {grant, entry(mike_id, {"read_only"})}}}).status == 204);
    const auto grants = world.as(sofia).get(path).json["permissions"];
    CHECK(grants[grants.size() - 2]["principal_type"] == "user_group");
    CHECK(grants.back()["permissions"] == Json{"read_only"});
    CHECK(world.as(sofia).put(path, {{"permissions", Json::array()}}).status == 204);
    CHECK(world.as(sofia).get(path).json["permissions"].empty());
  }
}

TEST_CASE("What is granted above holds below, and not the other way round", "[permissions][access]") {
  AWorld world;
  const auto reads = [&](const std::string& resource) {
    return world.as(mike).get(acme + "/permissions/" + resource).status == 200;
  };
  const auto may = [&] {
    return std::vector<bool>{reads("organization/" + acme_id), reads("organization_unit/" + development),
                             reads("project/acme-development"), reads("project/acme-website")};
  };
  const auto [resource, expected] = GENERATE(table<std::string, std::vector<bool>>({
      {"organization/org5a1e9d0ac1e", {true, true, true, true}},
      {"organization_unit/a5a1e9d0de01", {false, true, true, false}},
      {"project/acme-development", {false, false, true, false}},
      {"project/acme-website", {false, false, false, true}},
  }));
  INFO(resource);
  CHECK(may() == std::vector<bool>(4, false));
  const auto path = acme + "/permissions/" + resource;
  world.as(sofia).patch(path, {{"permissions", {entry(mike_id, {"project:permissions:read"})}}});
  CHECK(may() == expected);
}

TEST_CASE("An admin of a unit grants there and on its projects, and nowhere else", "[permissions][access]") {
  AWorld world;
  const auto grant = [&](std::string_view who, const std::string& resource) {
    return world.as(who)
        .patch(acme + "/permissions/" + resource, {{"permissions", {entry(mike_id, {"developer"})}}})
        .status;
  };
  CHECK(grant(una, "organization_unit/" + development) == 204);
  CHECK(grant(una, "project/acme-development") == 204);
  CHECK(grant(una, "project/acme-website") == 403);
  CHECK(grant(una, "organization/" + acme_id) == 403);
  CHECK(world.as(una).get(acme + "/application-users").status == 403);
  world.as(sofia).patch(acme + "/permissions/project/acme-website", {{"permissions", {entry(gus_id, {"admin"})}}});
  CHECK(grant(gus, "project/acme-website") == 204);  // a project's admin grants on it
  CHECK(grant(gus, "project/acme-development") == 403);
}

}  // namespace
}  // namespace mock::test
