// The emissions of an organization.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/documented.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string emissions = acme + "/emissions";

Json row(const char* project, const char* group, const std::string& day, double co2eq_kg) {
  return {{"project_name", project},
          {"billing_group_id", group},
          {"bucket_start", day + "T00:00:00Z"},
          {"co2eq_kg", co2eq_kg}};
}

// The demo with emissions around the end of 2025. The clock stands at the start of 2026.
Json fixture() {
  auto out = demo_without_money();
  auto& organization = out["organizations"][0];
  organization["billing_groups"] = {{{"billing_group_id", "bg-1"}, {"billing_group_name", "Main"}}};
  organization["emissions"] = {
      row("acme-website", "bg-1", "2025-11-30", 5),     row("acme-website", "bg-1", "2025-12-01", 0.1),
      row("acme-website", "bg-1", "2025-12-31", 0.2),   row("acme-development", "bg-1", "2025-12-31", 2),
      row("acme-of-old", "bg-of-old", "2025-12-31", 1), row("acme-website", "bg-1", "2026-01-01", 7),
  };
  return out;
}

Json bucket(const std::string& day, double co2eq_kg) {
  return {{"bucket_start", day + "T00:00:00Z"}, {"co2eq_kg", co2eq_kg}};
}

Json group(const std::string& name, bool is_deleted, const Json& buckets) {
  return {{"group_name", name}, {"deleted", is_deleted}, {"buckets", buckets}};
}

Json groups(AWorld& world, const std::string& query) {
  const auto answer = world.as(sofia).get(emissions + "?" + query);
  INFO(query << " " << answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["groups"];
}

TEST_CASE("Emissions are those of last month, of the whole organization", "[emissions]") {
  AWorld world(fixture());
  const auto answer = world.as(sofia).get(emissions);
  CHECK(answer.status == 200);
  CHECK(answer.json == Json{{"starting_time", "2025-12-01T00:00:00Z"},
                            {"ending_time", "2026-01-01T00:00:00Z"},
                            {"granularity", "month"},
                            {"groups", {{{"buckets", {bucket("2025-12-01", 3.3)}}}}}});
}

TEST_CASE("An organization without emissions has none", "[emissions]") {
  AWorld world(demo_without_money());
  CHECK(groups(world, "") == Json{{{"buckets", Json::array()}}});
  CHECK(groups(world, "group_by=project") == Json::array());
  CHECK(groups(world, "group_by=billing_group") == Json::array());
}

TEST_CASE("Emissions are told by day, from a day until before another", "[emissions]") {
  AWorld world(fixture());
  CHECK(groups(world, "granularity=day") ==
        Json{{{"buckets", {bucket("2025-12-01", 0.1), bucket("2025-12-31", 3.2)}}}});
  const auto answer = world.as(sofia).get(
      emissions + "?granularity=day&starting_time=2025-11-30T00:00:00Z&ending_time=2025-12-31T00:00:00Z");
  CHECK(answer.json["starting_time"] == "2025-11-30T00:00:00Z");
  CHECK(answer.json["ending_time"] == "2025-12-31T00:00:00Z");
  CHECK(answer.json["granularity"] == "day");
  CHECK(answer.json["groups"][0]["buckets"] == Json{bucket("2025-11-30", 5), bucket("2025-12-01", 0.1)});
  CHECK(groups(world, "starting_time=2025-11-01T00:00:00Z&ending_time=2026-02-01T00:00:00Z") ==
        Json{{{"buckets", {bucket("2025-11-01", 5), bucket("2025-12-01", 3.3), bucket("2026-01-01", 7)}}}});
}

TEST_CASE("Emissions are told by project and by billing group, also of those that are gone", "[emissions]") {
  AWorld world(fixture());
  CHECK(groups(world, "group_by=project") ==
        Json{group("acme-development", false, Json::array({bucket("2025-12-01", 2)})),
             group("acme-of-old", true, Json::array({bucket("2025-12-01", 1)})),
             group("acme-website", false, Json::array({bucket("2025-12-01", 0.3)}))});
  CHECK(groups(world, "group_by=billing_group") ==
        Json{group("Main", false, Json::array({bucket("2025-12-01", 2.3)})),
             group("bg-of-old", true, Json::array({bucket("2025-12-01", 1)}))});
}

TEST_CASE("Emissions of some projects or billing groups are told alone", "[emissions]") {
  AWorld world(fixture());
  CHECK(groups(world, "project_id=acme-website") == Json{{{"buckets", {bucket("2025-12-01", 0.3)}}}});
  CHECK(groups(world, "project_id=acme-website&project_id=acme-development") ==
        Json{{{"buckets", {bucket("2025-12-01", 2.3)}}}});
  CHECK(groups(world, "billing_group_id=bg-of-old") == Json{{{"buckets", {bucket("2025-12-01", 1)}}}});
  CHECK(groups(world, "billing_group_id=bg-of-old&project_id=acme-website&group_by=project") == Json::array());
}

TEST_CASE("What emissions are asked for has to make sense", "[emissions][limits]") {
  AWorld world(fixture());
  for (const auto* query : {"granularity=year", "group_by=service", "starting_time=yesterday",
                            "ending_time=", "starting_time=2026-01-01T00:00:01Z", "ending_time=2025-11-30T23:59:59Z"}) {
    INFO(query);
    CHECK(is_invalid(world.as(sofia).get(emissions + "?" + query)));
  }
  CHECK(groups(world, "starting_time=2026-01-01T00:00:00Z") == Json{{{"buckets", Json::array()}}});
  CHECK(world.as(sofia).get(emissions + "?starting_time=2026-02-01T00:00:00Z").message().find("2026-02-01T00:00:00Z") !=
        std::string::npos);
}

TEST_CASE("Emissions are for those with organization:sustainability:read", "[emissions]") {
  AWorld world(fixture());
  for (const auto who : {mike, tess, olga}) CHECK(world.as(who).get(emissions).code() == "permission_denied");
  CHECK(world.as(arthur).get(emissions).status == 200);
  REQUIRE(world.as(sofia)
              .patch(acme_permissions, {{"permissions",
                                         {{{"principal_type", "user"},
                                           {"principal_id", mike_id},
                                           {"permissions", {"organization:sustainability:read"}}}}}})
              .status == 204);
  CHECK(world.as(mike).get(emissions).status == 200);
}

TEST_CASE("Emissions go with the organization", "[emissions]") {
  AWorld world(fixture());
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.world().state()->emissions.size() == 0);
}

TEST_CASE("A world with emissions is saved and loaded again", "[emissions][fixtures]") {
  AWorld world(fixture());
  AWorld again(world.control(Method::get, "/_mock/state").json);
  CHECK(again.state_but_for_use() == world.state_but_for_use());
  CHECK(again.as(sofia).get(emissions).json == world.as(sofia).get(emissions).json);
}

TEST_CASE("Fixtures tell emissions once for each project and day", "[emissions][fixtures]") {
  const auto with = [](const Json& rows) {
    return problems_with([&](Json& document) { document["organizations"][0]["emissions"] = rows; });
  };
  const auto day = row("acme-website", "bg-1", "2025-12-31", 1);
  const std::string at = "/organizations/0/emissions/";
  CHECK(with({day, day}) == at + "1: the emissions of acme-website on 2025-12-31 are listed twice\n");
  auto of_nobody = row("acme-of-old", "bg-1", "2025-12-31", 1);
  of_nobody.erase("billing_group_id");
  CHECK(with(Json::array({of_nobody})) == at + "0: a project that is gone needs a billing_group_id\n");
  CHECK(with(Json::array({row("a", "bg-1", "2025-12-31", -0.5)})) ==
        at + "0/co2eq_kg: co2eq_kg must be at least 0, not -0.5\n");
  CHECK(with(Json::array({row("a", "bg-1", "2025-12-31", 1e7)})).find("co2eq_kg must be at most 1000000") !=
        std::string::npos);
  auto text = day;
  text["co2eq_kg"] = "1";
  CHECK(with(Json::array({text})) == at + "0/co2eq_kg: co2eq_kg must be a number, not a string\n");
}

const DocumentedErrors emission_errors{
    demo, {{"OrganizationEmissionsGet", "404 organization_not_found", get(sofia, nowhere + "/emissions")}}};

}  // namespace
}  // namespace mock::test
