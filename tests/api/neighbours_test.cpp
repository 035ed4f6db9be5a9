// What tools ask for on their way to an organization: clouds, and lists of what a project has none of.
#include <string>
#include <vector>

#include "model/clouds.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string website = "/v1/project/acme-website";
const std::string projects = acme + "/projects", groups = acme + "/billing-groups";

struct EmptyList {
  std::string path, name;
};
const std::vector<EmptyList> of_a_project{
    {"/service", "services"},
    {"/integration_endpoint", "service_integration_endpoints"},
    {"/vpcs", "vpcs"},
    {"/static-ips", "static_ips"},
    {"/secrets/cmks", "cmks"},
    {"/alerts", "alerts"},
    {"/privatelink-availability", "privatelink_availability"},
    {"/static-ip-availability", "static_ip_address_availability"},
    {"/service-types/kafka/plans", "service_plans"},
    {"/integration_endpoint_types", "endpoint_types"},
    {"/integration_types", "integration_types"},
};

TEST_CASE("Lists of what a project has none of are empty, for those who may see the project", "[neighbours]") {
  AWorld world;
  for (const auto& [path, name] : of_a_project) {
    INFO(path);
    CHECK(world.as(sofia).get(website + path).json == Json{{name, Json::array()}});
    CHECK(world.as(mike).get(website + path).message() == "Not a project member");
    CHECK(world.as(mona).get("/v1/project/acme-development" + path).status == 200);
    CHECK(world.as(sofia).get("/v1/project/nowhere" + path).code() == "project_not_found");
    CHECK(world.as(nobody).get(website + path).status == 401);
  }
}

TEST_CASE("There are no types of services, for those who may see the project", "[neighbours]") {
  AWorld world;
  const Json none{{"service_types", Json::object()}};
  CHECK(world.as(nobody).get("/v1/service_types").json == none);
  CHECK(world.as(sofia).get(website + "/service_types").json == none);
  CHECK(world.as(sofia).get(website + "/service-types").json == Json::object());
  for (const auto* path : {"/service_types", "/service-types"}) {
    CHECK(world.as(mike).get(website + path).status == 403);
    CHECK(world.as(sofia).get("/v1/project/nowhere" + std::string(path)).code() == "project_not_found");
  }
}

TEST_CASE("Lists of what is to be had at all need no token", "[neighbours]") {
  AWorld world;
  for (const auto& [path, name] :
       std::vector<EmptyList>{{"/v1/service_versions", "service_versions"},
                              {"/v1/tenants/aiven/os-available-plugins", "opensearch"},
                              {"/v1/tenants/aiven/pg-available-extensions", "pg"},
                              {"/v1/tenants/aiven/privatelink-availability", "privatelink_availability"},
                              {"/v1/tenants/aiven/static-ip-availability", "static_ip_address_availability"}})
    CHECK(world.as(nobody).get(path).json == Json{{name, Json::array()}});
}

TEST_CASE("Everybody sees the clouds, a project those that VPCs can be in too", "[neighbours]") {
  AWorld world;
  const auto all = world.as(nobody).get("/v1/clouds").json;
  CHECK(all["clouds"].size() == clouds::all().size());
  CHECK(world.as(sofia).get(website + "/clouds").json == all);
  CHECK(world.as(mike).get(website + "/clouds").status == 403);
}

TEST_CASE("The projects that a billing group pays for can be listed alone", "[neighbours][projects]") {
  AWorld world;
  const auto all = world.as(sofia).get(projects).json;
  const auto group = all["projects"][0]["billing_group_id"].get<std::string>();
  const auto of_group = world.as(sofia).get(projects + "?limit=999&billing_group_id=" + group).json;
  CHECK(of_group["projects"].size() == 3);
  const auto of_none = world.as(sofia).get(projects + "?billing_group_id=00000000-0000-4000-8000-000000000000").json;
  CHECK(of_none == Json{{"projects", Json::array()}, {"total_project_count", 0}});
  CHECK(world.as(sofia).get(projects + "?billing_group_id=short").status == 400);
}

TEST_CASE("Billing groups come in pages when a limit is asked for", "[neighbours][billing_groups]") {
  AWorld world;
  for (const auto* name : {"second", "third"})
    REQUIRE(world.as(sofia)
                .post("/v1/billing-group", {{"billing_group_name", name}, {"account_id", "a5a1e9d0ac1e"}})
                .status == 200);
  const auto whole = world.as(sofia).get(groups + "?limit=999").json;
  REQUIRE(whole["billing_groups"].size() == 3);
  CHECK(whole.size() == 1);

  auto page = world.as(sofia).get(groups + "?limit=2").json;
  CHECK(page["billing_groups"][1] == whole["billing_groups"][1]);
  CHECK_FALSE(page.contains("prev"));
  page = world.as(sofia).get(groups + "?limit=2&cursor=" + page["next"].get<std::string>()).json;
  CHECK(page["billing_groups"] == Json::array({whole["billing_groups"][2]}));
  CHECK_FALSE(page.contains("next"));
  page = world.as(sofia).get(groups + "?limit=2&cursor=" + page["prev"].get<std::string>()).json;
  CHECK(page["billing_groups"].size() == 2);
  CHECK(world.as(sofia).get(groups + "?cursor=what").status == 400);
}

TEST_CASE("A project is paid for by a group whose id has 36 characters, or by none that is named",
          "[neighbours][projects]") {
  AWorld world;
  const auto make = [&](const std::string& group) {
    return world.as(sofia).post("/v1/project",
                                {{"project", "paid"}, {"account_id", "a5a1e9d0ac1e"}, {"billing_group_id", group}});
  };
  CHECK(make("short").status == 400);
  CHECK(make("00000000-0000-4000-8000-000000000000").status == 404);
  CHECK(make("").status == 200);
}

TEST_CASE("An event of a project names no service, and never an empty one", "[neighbours][events]") {
  AWorld world;
  world.as(sofia).put("/v1/project/acme-website/tags", {{"tags", {{"env", "test"}}}});
  for (const auto& event : world.as(sofia).get(website + "/events").member("events"))
    CHECK(event["service_name"] == "-");
}

}  // namespace
}  // namespace mock::test
