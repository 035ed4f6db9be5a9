// What of the API was asked: GET and DELETE /_mock/coverage.
#include "api/documented_errors.h"
#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/published.h"

namespace mock::test {
namespace {

const std::string users = acme + "/application-users";

Json coverage_of(AWorld& world, const std::string& operation, const std::string& query = "") {
  const auto answer = world.control(Method::get, "/_mock/coverage" + query);
  REQUIRE(answer.status == 200);
  for (const auto& each : answer.json["operations"])
    if (each["operation"] == operation) return each;
  return nullptr;
}

TEST_CASE("Coverage lists every operation that is served, asked or not", "[coverage]") {
  AWorld world;
  const auto answer = world.control(Method::get, "/_mock/coverage");
  CHECK(answer.json["operations"].size() == api::operations().size());
  const auto never = coverage_of(world, "UserInfo");
  CHECK(never["requests"] == 0);
  CHECK(never["served"] == true);
}

TEST_CASE("Coverage counts answers by status and code, and callers by what they hold there", "[coverage]") {
  AWorld world;
  for (int i = 0; i < 2; ++i) world.as(sofia).get(users);
  world.as(tess).get(users);
  world.as(mike).post(users, {{"name", "n"}});
  world.as(tess).post(users, {{"name", "n"}});
  world.as(nobody).get(users);
  world.as(sofia).get("/v1/organization/org-of-nobody/application-users");
  const auto list = coverage_of(world, "ApplicationUsersList");
  CHECK(list["requests"] == 5);
  CHECK(list["answers"][0] == Json{{"status", 200}, {"error_code", ""}, {"count", 3}});
  CHECK(list["answers"][2] == Json{{"status", 404}, {"error_code", "organization_not_found"}, {"count", 1}});
  world.as(sofia).get(users + "/u-nobody");
  CHECK(coverage_of(world, "ApplicationUserGet")["documented_errors"][3] ==
        Json{{"status", 404}, {"error_code", "organization_user_not_found"}, {"count", 1}});
  Json callers;
  for (const auto& each : list["callers"]) callers[each["caller"].get<std::string>()] = each["count"];
  CHECK(callers == Json{{"super admin", 2}, {"organization:app_users:write", 1}, {"nobody", 1}, {"no role", 1}});
  const auto create = coverage_of(world, "ApplicationUserCreate");
  callers = {};
  for (const auto& each : create["callers"]) callers[each["caller"].get<std::string>()] = each["count"];
  CHECK(callers == Json{{"organization:app_users:write", 1}, {"no role", 1}});
}

TEST_CASE("A fault is survived when the operation is asked again and well answered", "[coverage][faults]") {
  AWorld world;
  world.fault({{"times", 2}, {"fault", {{"kind", "status"}, {"status", 503}}}});
  world.as(sofia).get("/v1/me");
  world.as(sofia).get(users);
  CHECK(coverage_of(world, "UserInfo")["faults"] == Json::array({{{"kind", "status"}, {"met", 1}, {"survived", 0}}}));
  world.as(nobody).get("/v1/me");
  CHECK(coverage_of(world, "UserInfo")["faults"][0]["survived"] == 0);
  for (int i = 0; i < 2; ++i) world.as(sofia).get("/v1/me");
  CHECK(coverage_of(world, "UserInfo")["faults"] == Json::array({{{"kind", "status"}, {"met", 1}, {"survived", 1}}}));
  CHECK(coverage_of(world, "ApplicationUsersList")["faults"][0]["survived"] == 0);
}

TEST_CASE("Coverage is of all worlds, also of those that are gone, or of one when asked", "[coverage][worlds]") {
  AWorld world;
  world.control(Method::put, "/_mock/worlds/w", {{"fork_of", "default"}});
  world.as(sofia).get("/v1/me");
  world.as(sofia).get("/_world/w/v1/me");
  CHECK(coverage_of(world, "UserInfo")["requests"] == 2);
  CHECK(coverage_of(world, "UserInfo", "?world=w")["requests"] == 1);
  world.control(Method::put, "/_mock/worlds/w", {{"fork_of", "default"}});
  CHECK(coverage_of(world, "UserInfo", "?world=w")["requests"] == 0);
  CHECK(coverage_of(world, "UserInfo")["requests"] == 2);
  world.control(Method::remove, "/_mock/worlds/w");
  CHECK(coverage_of(world, "UserInfo")["requests"] == 2);
  CHECK(world.control(Method::get, "/_mock/coverage?world=w").status == 404);
}

TEST_CASE("A reset leaves coverage alone, and DELETE begins anew", "[coverage]") {
  AWorld world;
  world.as(sofia).get("/v1/me");
  world.control(Method::post, "/_mock/reset");
  CHECK(coverage_of(world, "UserInfo")["requests"] == 1);
  CHECK(world.control(Method::remove, "/_mock/coverage").status == 204);
  CHECK(coverage_of(world, "UserInfo")["requests"] == 0);
}

TEST_CASE("Paths that are none and operations that are not mocked are counted apart", "[coverage]") {
  AWorld world;
  world.as(sofia).get("/v1/no/such/path");
  world.as(sofia).post("/v1/project/acme-website/service", Json::object());
  CHECK(coverage_of(world, "")["requests"] == 1);
  CHECK(coverage_of(world, "")["served"] == false);
  CHECK(coverage_of(world, "ServiceCreate")["answers"][0]["error_code"] == "not_mocked");
}

TEST_CASE("Codes that fault rules make up end in one count when they are many", "[coverage][limits]") {
  AWorld world;
  for (int i = 0; i < 100; ++i) {
    world.fault(
        {{"times", 1}, {"fault", {{"kind", "status"}, {"status", 503}, {"error_code", "code_" + std::to_string(i)}}}});
    world.as(sofia).get("/v1/me");
  }
  const auto me = coverage_of(world, "UserInfo");
  CHECK(me["requests"] == 100);
  CHECK(me["answers"].size() == 65);
}

TEST_CASE("The errors that coverage looks for are those that are published", "[coverage][published]") {
  std::size_t with_errors = 0;
  for (const auto& fact : published()) {
    if (fact.errors.empty()) continue;
    ++with_errors;
    Names known;
    for (const auto& each : api::documented_errors())
      if (each.operation == fact.id)
        for (const auto& [status, code] : each.errors) known.insert(std::to_string(status) + " " + std::string(code));
    INFO(fact.id);
    CHECK(known == fact.errors);
  }
  CHECK(api::documented_errors().size() == with_errors);
}

}  // namespace
}  // namespace mock::test
