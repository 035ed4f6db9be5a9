// What a member belongs to and holds.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

Json held(const std::string& type, const std::string& id, const std::vector<std::string>& permissions) {
  return {{"resource_type", type}, {"resource_id", id}, {"permissions", permissions}};
}

TEST_CASE("The groups of a member are listed, those of this organization", "[organization_users]") {
  auto fixture = demo();
  fixture["organizations"][1]["users"].push_back({{"user_id", una_id}});
  fixture["organizations"][1]["user_groups"] = {{{"user_group_name", "Elsewhere"}, {"members", {una_id}}}};
  AWorld world(fixture);
  const auto groups = world.as(mike).get(acme + "/user/" + una_id + "/user-groups").json["user_groups"];
  REQUIRE(groups.size() == 1);
  CHECK(groups[0] == world.as(mike).get(acme + "/user-groups/" + developers).json);
  CHECK(world.as(mike).get(acme + "/user/" + mike_id + "/user-groups").json["user_groups"].empty());
  CHECK(world.as(mike).get(acme + "/user/" + olga_id + "/user-groups").code() == "organization_user_not_found");
  CHECK(world.as(olga).get(acme + "/user/" + una_id + "/user-groups").code() == "permission_denied");
}

TEST_CASE("What a member has been granted is listed by resource, without what groups give", "[organization_users]") {
  AWorld world;
  const auto permissions = acme + "/user/" + una_id + "/permissions";
  const Json grant{{"principal_type", "user"}, {"principal_id", una_id}, {"permissions", {"developer", "operator"}}};
  for (const auto* resource : {"project/acme-website", "organization/org5a1e9d0ac1e"})
    REQUIRE(world.as(sofia).patch(acme + "/permissions/" + resource, {{"permissions", {grant}}}).status == 204);
  CHECK(world.as(sofia).get(permissions).json ==
        Json{{"permissions",
              {held("organization_unit", development, {"role:organization:admin"}),
               held("project", "acme-website", {"developer", "operator"}),
               held("organization", acme_id, {"developer", "operator"})}}});
  CHECK(world.as(sofia).get(acme + "/user/" + mona_id + "/permissions").json["permissions"].empty());
}

TEST_CASE("What is granted in another organization is not this one's to tell", "[organization_users]") {
  auto fixture = demo();
  fixture["organizations"][1]["users"].push_back({{"user_id", tess_id}});
  fixture["organizations"][1]["permissions"] = {{{"principal_id", tess_id}, {"permissions", {"developer"}}}};
  AWorld world(fixture);
  CHECK(world.as(olga).get("/v1/organization/" + other_id + "/user/" + tess_id + "/permissions").json["permissions"] ==
        Json::array({held("organization", other_id, {"developer"})}));
  CHECK(world.as(sofia).get(acme + "/user/" + tess_id + "/permissions").json["permissions"] ==
        Json::array({held("organization", acme_id, {"organization:app_users:write"})}));
}

TEST_CASE("Members see what they hold themselves, and those who may see permissions what everybody does",
          "[organization_users][access]") {
  AWorld world;
  const auto see = [&](std::string_view who, const std::string& whose) {
    const auto answer = world.as(who).get(acme + "/user/" + whose + "/permissions");
    return answer.status == 200 ? std::string() : answer.code();
  };
  CHECK(see(mike, mike_id).empty());
  CHECK(see(mike, una_id) == "permission_denied");
  CHECK(see(gus, una_id) == "permission_denied");
  CHECK(see(arthur, una_id).empty());
  CHECK(see(olga, olga_id) == "permission_denied");
  CHECK(see(sofia, olga_id) == "organization_user_not_found");
  const Json grant{
      {"principal_type", "user"}, {"principal_id", mike_id}, {"permissions", {"project:permissions:read"}}};
  REQUIRE(world.as(sofia).patch(acme_permissions, {{"permissions", {grant}}}).status == 204);
  CHECK(see(mike, una_id).empty());
  CHECK(world.as(sofia).get("/v1/organization/org00000000000/user/" + una_id + "/permissions").code() ==
        "organization_not_found");
}

}  // namespace
}  // namespace mock::test
