// Upgrade pipelines: which steps there can be, how they are listed, and what becomes of them.
#include <set>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string steps = acme + "/upgrade-pipeline/steps", project = "acme-website";

// The demo with twelve databases "pg-0" to "pg-11" and a Kafka in a project, and a database in another organization.
void add_services(AWorld& world) {
  world.world().change([](State& next) {
    const auto add = [&](const std::string& project_name, const std::string& name, const std::string& type) {
      Service service;
      service.project_name = project_name;
      service.service_name = name;
      service.service_type = type;
      service.plan = "startup-4";
      service.update_time = *parse_rfc3339(start_of_time);
      next.services.put(std::move(service));
    };
    for (int i = 0; i < 12; ++i) add(project, "pg-" + std::to_string(i), "pg");
    add(project, "kafka", "kafka");
    return true;
  });
}

Json step(const std::string& source, const std::string& destination) {
  return {{"source_project_name", project},
          {"source_service_name", source},
          {"destination_project_name", project},
          {"destination_service_name", destination}};
}

TEST_CASE("A step lets a service be upgraded after another one, and waits seven days", "[upgrade_steps]") {
  AWorld world;
  add_services(world);
  auto wish = step("pg-0", "pg-1");
  const auto made = world.as(sofia).post(steps, wish);
  REQUIRE(made.status == 200);
  CHECK(made.json["auto_validation_delay_days"] == 7);
  CHECK(made.json["last_validation"] == nullptr);
  const auto one = steps + "/" + made.json["step_id"].get<std::string>();
  CHECK(world.as(mike).get(one).json == made.json);
  CHECK(world.as(sofia).patch(one, {{"auto_validation_delay_days", 2}}).json["auto_validation_delay_days"] == 2);
  CHECK(world.as(sofia).patch(one, Json::object()).json["auto_validation_delay_days"] == 2);
  CHECK(world.as(mike).patch(one, {{"auto_validation_delay_days", 3}}).status == 403);
  CHECK(world.as(sofia).remove(one).status == 204);
  CHECK(world.as(sofia).get(one).code() == "upgrade_step_not_found");
}

TEST_CASE("Steps that cannot be are refused, and nothing changes", "[upgrade_steps]") {
  AWorld world;
  add_services(world);
  for (int i = 0; i < 10; ++i)
    REQUIRE(world.as(sofia).post(steps, step("pg-" + std::to_string(i), "pg-" + std::to_string(i + 1))).status == 200);
  const auto refused = [&](const std::string& source, const std::string& destination, int status,
                           const std::string& code) {
    INFO(source << " " << destination);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(steps, step(source, destination)); }, status, code);
  };
  refused("pg-x", "pg-1", 404, "upgrade_step_source_service_not_found");
  refused("pg-0", "pg-x", 404, "upgrade_step_destination_service_not_found");
  refused("pg-0", "kafka", 400, "upgrade_step_service_type_mismatch");
  refused("pg-11", "pg-5", 409, "upgrade_step_destination_already_has_source");
  refused("pg-10", "pg-0", 400, "upgrade_step_would_create_cycle");
  refused("pg-11", "pg-11", 400, "upgrade_step_would_create_cycle");
  refused("pg-10", "pg-11", 400, "upgrade_step_exceeds_max_chain_length");
  refused("pg-11", "pg-0", 400, "upgrade_step_exceeds_max_chain_length");
  CHECK(world.as(sofia).post(steps, step("pg-0", "pg-11")).status == 200);  // a service may have two behind it
}

TEST_CASE("Steps are listed in pages, and narrowed by their services", "[upgrade_steps]") {
  AWorld world;
  add_services(world);
  for (const auto* destination : {"pg-1", "pg-2", "pg-3"})
    REQUIRE(world.as(sofia).post(steps, step("pg-0", destination)).status == 200);
  const auto all = world.as(mike).get(steps).json;
  CHECK(all["steps"].size() == 3);
  CHECK(all["total_count"] == 3);
  CHECK_FALSE(all.contains("next"));
  std::set<std::string> seen;
  std::string cursor = "0";
  while (!cursor.empty()) {
    const auto page = world.as(mike).get(steps + "?limit=2&cursor=" + cursor).json;
    for (const auto& each : page["steps"]) seen.insert(each["destination_service_name"]);
    cursor = page.value("next", "");
  }
  CHECK(seen == std::set<std::string>{"pg-1", "pg-2", "pg-3"});
  CHECK(world.as(mike).get(steps + "?destination_service_name=pg-2").json["total_count"] == 1);
  CHECK(world.as(mike).get(steps + "?source_project_name=other").json["total_count"] == 0);
  CHECK(world.as(mike).get(steps + "?source_service_name=pg-0&source_project_name=" + project).json["total_count"] ==
        3);
  CHECK(world.as(mike).get(steps + "?cursor=x").status == 400);
}

TEST_CASE("A step is validated at its destination", "[upgrade_steps]") {
  AWorld world;
  add_services(world);
  const auto made = world.as(sofia).post(steps, step("pg-0", "pg-1")).json;
  const auto at = [](const std::string& service) {
    return "/v1/project/" + project + "/service/" + service + "/upgrade-validation";
  };
  CHECK(world.as(sofia).post(at("pg-0"), Json::object()).code() == "upgrade_pipeline_service_not_destination");
  CHECK(world.as(sofia).post(at("pg-1"), {{"comment", "All is well"}}).status == 204);
  const auto validation = world.as(mike).get(steps + "/" + made["step_id"].get<std::string>()).json["last_validation"];
  CHECK(validation["comment"] == "All is well");
  CHECK(validation["validated_by_user"] == "sofia@acme.example");
}

TEST_CASE("A step validates itself when the days of waiting are over, unless somebody has done so", "[upgrade_steps]") {
  AWorld world;
  add_services(world);
  const auto one = steps + "/" + world.as(sofia).post(steps, step("pg-0", "pg-1")).json["step_id"].get<std::string>();
  constexpr auto day = std::int64_t{24} * 60 * 60;
  world.advance(7 * day - 1);
  CHECK(world.as(mike).get(one).json["last_validation"] == nullptr);
  world.advance(1);
  const Json by_itself{{"comment", ""}, {"validated_at", "2026-01-08T00:00:00Z"}, {"validated_by_user", nullptr}};
  CHECK(world.as(mike).get(one).json["last_validation"] == by_itself);
  CHECK(world.as(mike).get(steps).json["steps"][0]["last_validation"] == by_itself);
  CHECK(world.as(sofia).patch(one, {{"auto_validation_delay_days", 8}}).json["last_validation"] == nullptr);

  const auto validation = "/v1/project/" + project + "/service/pg-1/upgrade-validation";
  REQUIRE(world.as(sofia).post(validation, {{"comment", "All is well"}}).status == 204);
  world.advance(day);
  CHECK(world.as(mike).get(one).json["last_validation"]["comment"] == "All is well");
}

TEST_CASE("Steps follow their projects: to another name, and to their end", "[upgrade_steps]") {
  AWorld world;
  add_services(world);
  REQUIRE(world.as(sofia).post(steps, step("pg-0", "pg-1")).status == 200);
  world.world().change([](State& next) {
    upgrade_steps::rename_project(next, project, "renamed");
    return true;
  });
  const auto renamed = world.as(mike).get(steps).json["steps"][0];
  CHECK(renamed["source_project_name"] == "renamed");
  CHECK(renamed["destination_project_name"] == "renamed");
  world.world().change([](State& next) {
    upgrade_steps::forget_project(next, "renamed");
    return true;
  });
  CHECK(world.as(mike).get(steps).json["steps"].empty());
}

}  // namespace
}  // namespace mock::test
