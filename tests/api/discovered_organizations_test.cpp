#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string discovered = acme + "/discovered-organizations";

TEST_CASE("Admins see which other organizations their managed users belong to", "[discovered_organizations]") {
  auto fixture = demo();
  fixture["organizations"][1]["users"].push_back({{"user_id", mona_id}});
  fixture["organizations"][1]["users"].push_back({{"user_id", mike_id}});  // whom nobody manages
  fixture["users"].push_back({{"user_id", "umax"},
                              {"user_email", "max@acme-managed.example"},
                              {"real_name", "Max"},
                              {"create_time", "2025-05-05T00:00:00Z"},
                              {"managing_organization_id", acme_id}});
  fixture["organizations"][0]["users"].push_back({{"user_id", "umax"}});
  fixture["organizations"][1]["users"].push_back({{"user_id", "umax"}, {"is_super_admin", true}});
  fixture["organizations"].push_back({{"organization_id", "orgthird"},
                                      {"organization_name", "Third"},
                                      {"create_time", "2025-06-06T00:00:00Z"},
                                      {"users", {{{"user_id", "umax"}, {"is_super_admin", true}}}}});
  AWorld world(fixture);
  const auto answer = world.as(arthur).get(discovered);
  REQUIRE(answer.status == 200);
  const auto& found = answer.json["discovered_organizations"];
  REQUIRE(found.size() == 2);
  CHECK(found[0]["organization_id"] == other_id);
  CHECK(found[0]["organization_name"] == "Other");
  REQUIRE(found[0]["users"].size() == 2);
  CHECK(found[0]["users"][0]["user_id"] == mona_id);
  CHECK(found[0]["users"][0]["is_super_admin"] == false);
  CHECK(found[0]["users"][1] == Json{{"create_time", "2025-05-05T00:00:00Z"},
                                     {"is_super_admin", true},
                                     {"real_name", "Max"},
                                     {"user_email", "max@acme-managed.example"},
                                     {"user_id", "umax"}});
  CHECK(found[1]["organization_id"] == "orgthird");
  CHECK(found[1]["create_time"] == "2025-06-06T00:00:00Z");
  REQUIRE(found[1]["users"].size() == 1);
}

TEST_CASE("An organization whose managed users are nowhere else discovers nothing", "[discovered_organizations]") {
  AWorld world;
  CHECK(world.as(sofia).get(discovered).json == Json{{"discovered_organizations", Json::array()}});
}

TEST_CASE("Only admins discover organizations", "[discovered_organizations]") {
  AWorld world;
  for (const auto token : {mike, tess, una, olga}) CHECK(world.as(token).get(discovered).code() == "permission_denied");
  const auto nowhere = world.as(sofia).get("/v1/organization/org0/discovered-organizations");
  CHECK(nowhere.status == 404);
  CHECK(nowhere.code() == "organization_not_found");
}

}  // namespace
}  // namespace mock::test
