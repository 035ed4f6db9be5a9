#include <set>

#include "api/table_of_contents.h"
#include "base/ascii.h"
#include "control/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/openapi_check.h"

namespace mock::test {
namespace {

std::string now_of(AWorld& world) { return world.control(Method::get, "/_mock/clock").json["now"]; }

TEST_CASE("Health tells version, uptime and the number of worlds", "[control]") {
  AWorld world;
  const auto health = world.control(Method::get, "/_mock/health").json;
  CHECK(health["status"] == "ok");
  CHECK(health["worlds"] == 1);
  CHECK(health["uptime_seconds"] >= 0);
  CHECK_FALSE(health["version"].get<std::string>().empty());
}

TEST_CASE("Reset goes back to the fixture: data, clock and ids", "[control]") {
  AWorld world;
  const auto seeded = world.control(Method::get, "/_mock/state").text;
  const auto first_id = world.make_application_user("a");
  world.advance(1000);
  world.as(sofia).remove(ci);
  CHECK(world.control(Method::post, "/_mock/reset").status == 204);
  CHECK(world.control(Method::get, "/_mock/state").text == seeded);
  CHECK(world.make_application_user("b") == first_id);
}

TEST_CASE("A state that is put becomes the world, and what reset goes back to", "[control]") {
  AWorld world;
  auto fixture = demo();
  fixture["organizations"][0]["organization_name"] = "Other name";
  CHECK(world.control(Method::put, "/_mock/state", fixture).status == 204);
  CHECK(world.as(sofia).get(acme).json["organization_name"] == "Other name");
  world.as(sofia).patch(acme, {{"name", "Third name"}});
  world.control(Method::post, "/_mock/reset");
  CHECK(world.as(sofia).get(acme).json["organization_name"] == "Other name");
}

TEST_CASE("A faulty state changes nothing, and all its faults are told", "[control]") {
  AWorld world;
  const auto before = world.control(Method::get, "/_mock/state").text;
  auto fixture = demo();
  fixture["colour"] = "red";
  fixture["users"][0]["user_id"] = 7;
  const auto answer = world.control(Method::put, "/_mock/state", fixture);
  CHECK(answer.status == 400);
  CHECK(answer.message().find("unknown field \"colour\" (at /colour)") != std::string::npos);
  CHECK(answer.message().find("user_id must be a string, not an integer (at /users/0/user_id)") != std::string::npos);
  CHECK(world.control(Method::put, "/_mock/state").status == 400);
  CHECK(world.control(Method::get, "/_mock/state").text == before);
}

TEST_CASE("The clock is read, set, frozen, released and advanced", "[control][clock]") {
  AWorld world;
  CHECK(world.control(Method::get, "/_mock/clock").json == Json{{"now", start_of_time}, {"frozen", true}});
  CHECK(world.control(Method::post, "/_mock/clock/advance", {{"seconds", 90}}).json["now"] == "2026-01-01T00:01:30Z");
  CHECK(world.control(Method::put, "/_mock/clock", {{"now", "2030-06-01T12:00:00+02:00"}}).json ==
        Json{{"now", "2030-06-01T10:00:00Z"}, {"frozen", true}});
  CHECK(world.control(Method::put, "/_mock/clock", {{"frozen", false}}).json["frozen"] == false);
  CHECK(now_of(world).starts_with("2030-06-01T10:0"));
  CHECK(world.control(Method::put, "/_mock/clock", {{"frozen", true}}).json["frozen"] == true);
  CHECK(now_of(world).starts_with("2030-06-01T10:0"));
}

TEST_CASE("Time does not move a token's creation, so its expiry follows the clock", "[control][clock]") {
  AWorld world;
  const auto token = world.make_token(ci, {{"max_age_seconds", 3600}});
  world.control(Method::put, "/_mock/clock", {{"now", "2026-01-01T01:00:00Z"}});
  CHECK(world.as(token).get("/v1/me").status == 401);
  world.control(Method::put, "/_mock/clock", {{"now", "2026-01-01T00:59:59Z"}});
  CHECK(world.as(token).get("/v1/me").status == 200);
}

TEST_CASE("What the clock cannot be set to is refused", "[control][clock]") {
  AWorld world;
  const auto [target, method, body] = GENERATE(table<std::string, Method, Json>({
      {"/_mock/clock", Method::put, {{"now", "tomorrow"}}},
      {"/_mock/clock", Method::put, {{"now", "9999-01-01T00:00:00Z"}}},
      {"/_mock/clock", Method::put, {{"frozen", "yes"}}},
      {"/_mock/clock", Method::put, {{"time", 1}}},
      {"/_mock/clock/advance", Method::post, Json::object()},
      {"/_mock/clock/advance", Method::post, {{"seconds", -1}}},
      {"/_mock/clock/advance", Method::post, {{"seconds", 1.5}}},
      {"/_mock/clock/advance", Method::post, {{"seconds", 316'224'000'000}}},
      {"/_mock/clock/advance", Method::post, {{"seconds", 300'000'000'000}}},
  }));
  INFO(body.dump());
  const auto answer = world.control(method, target, body);
  CHECK(answer.status == 400);
  CHECK_FALSE(answer.message().empty());
  CHECK(now_of(world) == start_of_time);
}

TEST_CASE("Unknown control paths and methods are told", "[control]") {
  AWorld world;
  CHECK(world.control(Method::get, "/_mock/nothing").message() == "The control API has no /_mock/nothing");
  CHECK(world.control(Method::get, "/_mock/fualts").message() ==
        "The control API has no /_mock/fualts; did you mean \"/_mock/faults\"?");
  const auto wrong = world.control(Method::remove, "/_mock/state");
  CHECK(wrong.status == 405);
  CHECK(wrong.header("Allow") == "GET,HEAD,OPTIONS,PUT");
}

TEST_CASE("The OpenAPI document describes what is served, with the published limits", "[control][openapi]") {
  AWorld world;
  const auto document = world.control(Method::get, "/doc/openapi.json").json;
  CHECK(document["openapi"] == "3.0.1");
  CHECK(document["servers"][0]["url"].get<std::string>().ends_with("/v1"));
  std::size_t operations = 0;
  for (const auto& [path, item] : document["paths"].items()) operations += item.size();
  CHECK(operations == api::operations().size());
  const auto& create =
      document["paths"]["/organization/{organization_id}/application-users/{user_id}/access-tokens"]["post"];
  CHECK(create["operationId"] == "ApplicationUserAccessTokenCreate");
  CHECK(create["parameters"].size() == 2);
  CHECK(create["tags"] == Json{"Application user"});
  CHECK(create["requestBody"]["required"] == true);
  const auto reference = create["requestBody"]["content"]["application/json"]["schema"]["$ref"].get<std::string>();
  CHECK(reference == "#/components/schemas/ApplicationUserAccessTokenCreateRequestBody");
  const auto& body = document.at(Json::json_pointer(reference.substr(1)));
  CHECK(body["required"] == Json{"description"});
  CHECK(body["properties"]["max_age_seconds"]["minimum"] == 600);
  CHECK(body["properties"]["max_age_seconds"]["maximum"] == 315'360'000);
  CHECK(body["properties"]["description"]["maxLength"] == 1000);
  CHECK(body["properties"]["ip_allowlist"]["maxItems"] == 100);
  CHECK(body["properties"]["scopes"]["items"]["enum"].size() == 34);
  const auto& remove = document["paths"]["/organization/{organization_id}"]["delete"];
  CHECK(remove["parameters"][1]["name"] == "recursive");
  CHECK(remove["responses"].contains("204"));
}

// Everything that a document says under this name, at any depth.
void collect(const Json& value, const std::string& name, std::vector<Json>& found) {
  for (const auto& [key, each] : value.items()) {
    if (value.is_object() && key == name) found.push_back(each);
    if (each.is_structured()) collect(each, name, found);
  }
}

TEST_CASE("The OpenAPI documents name each object, once, and have nothing that generators stumble over", "[openapi]") {
  AWorld world;
  for (const auto* path : {"/doc/openapi.json", "/_mock/openapi.json"}) {
    INFO(path);
    const auto document = world.control(Method::get, path).json;
    const auto& schemas = document["components"]["schemas"];
    std::set<std::string> texts;
    std::set<std::string> used;
    std::set<std::string> lower;
    for (const auto& [name, schema] : schemas.items()) {
      INFO(name);
      CHECK(texts.insert(schema.dump()).second);
      CHECK(lower.insert(ascii::lower_case(name)).second);
      CHECK(std::all_of(name.begin(), name.end(), ascii::is_letter_or_digit));
    }
    std::vector<Json> references;
    std::vector<Json> unions;
    std::vector<Json> properties;
    collect(document, "$ref", references);
    for (const auto& each : references) {
      INFO(each);
      used.insert(each.get<std::string>());
      CHECK(document.contains(Json::json_pointer(each.get<std::string>().substr(1))));
    }
    CHECK(used.size() == schemas.size());
    collect(document, "anyOf", unions);
    CHECK(unions.empty());
    collect(document, "properties", properties);
    const auto is_object = [](const Json& schema) { return schema.contains("properties"); };
    CHECK(properties.size() == static_cast<std::size_t>(std::count_if(schemas.begin(), schemas.end(), is_object)));
  }
}

TEST_CASE("A document says where its world is", "[control][openapi]") {
  AWorld world;
  REQUIRE(world.control(Method::put, "/_mock/worlds/other", {{"fork_of", "default"}}).status == 200);
  const auto url = [&](const std::string& target) {
    return world.control(Method::get, target).json["servers"][0]["url"].get<std::string>();
  };
  CHECK(url("/_world/other/doc/openapi.json") == "http:///_world/other/v1");
  CHECK(url("/_world/other/_mock/openapi.json") == "http:///_world/other");
}

TEST_CASE("Every control operation answers as its document says", "[control][openapi]") {
  AWorld world;
  const Json rule{{"match", {{"path", "/v1/nowhere"}}}, {"fault", {{"kind", "status"}, {"status", 503}}}};
  std::set<std::string_view> answered;
  const auto ask = [&](std::string_view id, Method method, std::string_view target, const Json& body = nullptr,
                       int status = 0) {
    INFO(id);
    auto answer = world.control(method, target, body);  // fits the document, or this test fails
    CHECK(answer.status == (status != 0 ? status : answer.text.empty() ? 204 : 200));
    answered.insert(id);
    return answer;
  };
  ask("MockHealthGet", Method::get, "/_mock/health");
  const auto state = ask("MockStateGet", Method::get, "/_mock/state").json;
  ask("MockStatePut", Method::put, "/_mock/state", state);
  ask("MockClockGet", Method::get, "/_mock/clock");
  ask("MockClockSet", Method::put, "/_mock/clock", {{"frozen", true}});
  ask("MockClockAdvance", Method::post, "/_mock/clock/advance", {{"seconds", 1}});
  ask("MockWorldPut", Method::put, "/_mock/worlds/fork", {{"fork_of", "default"}});
  ask("MockWorldPut", Method::put, "/_mock/worlds/nobody", {{"fixture_name", "empty"}});
  ask("MockWorldAdd", Method::post, "/_mock/worlds", {{"label", "a test"}});
  ask("MockWorldList", Method::get, "/_mock/worlds");
  ask("MockWorldGet", Method::get, "/_mock/worlds/nobody");
  ask("MockWorldDelete", Method::remove, "/_mock/worlds/fork");
  ask("MockCallerList", Method::get, "/_mock/callers");
  ask("MockSnapshotPut", Method::put, "/_mock/snapshots/before");
  ask("MockSnapshotList", Method::get, "/_mock/snapshots");
  ask("MockSnapshotRestore", Method::post, "/_mock/snapshots/before/restore");
  ask("MockSnapshotDelete", Method::remove, "/_mock/snapshots/before");
  const auto id = ask("MockFaultAdd", Method::post, "/_mock/faults", rule).json["id"].get<std::string>();
  ask("MockFaultGet", Method::get, "/_mock/faults/" + id);
  world.as(sofia).get("/v1/nowhere");
  world.as(sofia).get("/v1/me");
  ask("MockFaultList", Method::get, "/_mock/faults");
  ask("MockFaultDelete", Method::remove, "/_mock/faults/" + id);
  ask("MockFaultClear", Method::remove, "/_mock/faults");
  ask("MockJournalGet", Method::get, "/_mock/journal");
  ask("MockJournalStream", Method::get, "/_mock/journal/stream");
  ask("MockJournalVerify", Method::post, "/_mock/journal/verify", {{"match", {{"path", "/v1/me"}}}});
  ask("MockJournalVerify", Method::post, "/_mock/journal/verify", {{"match", {{"method", "PUT"}}}}, 409);
  ask("MockJournalClear", Method::remove, "/_mock/journal");
  ask("MockAccessGet", Method::get, "/_mock/access?operation=UserInfo");
  ask("MockCoverageGet", Method::get, "/_mock/coverage");
  ask("MockCoverageClear", Method::remove, "/_mock/coverage");
  ask("MockDiffGet", Method::get, "/_mock/diff");
  ask("MockMetricsGet", Method::get, "/_mock/metrics");
  ask("MockDocumentGet", Method::get, "/_mock/openapi.json");
  ask("MockDocumentation", Method::get, "/doc/");
  ask("MockApiDocumentGet", Method::get, "/doc/openapi.json");
  ask("MockUpload", Method::put, "/_mock/uploads/nobody-knows", nullptr, 404);
  ask("MockReset", Method::post, "/_mock/reset");
  std::set<std::string_view> all;
  for (const auto& row : control::operations()) {
    INFO(row.id);
    CHECK(row.id.starts_with("Mock"));
    CHECK_FALSE(row.summary.empty());
    CHECK(all.insert(row.id).second);
  }
  CHECK(answered == all);
}

TEST_CASE("The document of the control API tells of bodies that a handler reads itself, and of a second answer",
          "[control][openapi]") {
  const auto& paths = control_document()["paths"];
  const auto& put = paths["/_mock/state"]["put"];
  CHECK(put["operationId"] == "MockStatePut");
  CHECK(put["requestBody"]["content"]["application/json"]["schema"]["properties"].contains("organizations"));
  CHECK(put["responses"].contains("204"));
  const auto& verify = paths["/_mock/journal/verify"]["post"]["responses"];
  CHECK(verify["409"]["content"]["application/json"]["schema"]["required"].size() == 7);
  CHECK(paths["/_mock/journal"]["get"]["parameters"].size() == 10);
  CHECK(paths["/_mock/metrics"]["get"]["responses"]["200"]["content"].begin().key() ==
        "text/plain; version=0.0.4; charset=utf-8");
}

TEST_CASE("The checker of answers does find what does not fit", "[openapi]") {
  const auto schema = answer_content("GET", "/v1/organizations", 200)["application/json"]["schema"];
  const Json good{{"organizations", Json::array()}};
  CHECK(misfits(schema, good).empty());
  CHECK_FALSE(misfits(schema, Json::object()).empty());
  CHECK_FALSE(misfits(schema, {{"organizations", nullptr}}).empty());
  CHECK_FALSE(misfits(schema, {{"organizations", {{{"account_id", 1}}}}}).empty());
  CHECK_FALSE(misfits(schema, {{"organizations", Json::array()}, {"extra", 1}}).empty());
  CHECK(answer_content("DELETE", acme, 204).is_null());
  CHECK(answer_content("POST", "/_mock/reset", 204).is_null());
  CHECK_THROWS(answer_content("GET", "/_mock/nothing", 200));
  const auto clock = answer_content("GET", "/_mock/clock", 200)["application/json"]["schema"];
  CHECK(misfits(clock, {{"now", start_of_time}, {"frozen", true}}).empty());
  CHECK_FALSE(misfits(clock, {{"now", start_of_time}}).empty());
  const Json one_or_list{{"anyOf", {{{"type", "string"}}, {{"type", "array"}}}}};
  CHECK(misfits(one_or_list, "a").empty());
  CHECK_FALSE(misfits(one_or_list, 1).empty());
}

}  // namespace
}  // namespace mock::test
