// What the control API tells of the requests that a world has seen.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string users = acme + "/application-users";

Json journal(AWorld& world, const std::string& query = "") {
  const auto answer = world.control(Method::get, "/_mock/journal" + query);
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return answer.json;
}
std::vector<int> numbers(AWorld& world, const std::string& query) {
  std::vector<int> all;
  const auto found = journal(world, query);
  for (const auto& request : found["requests"]) all.push_back(request["number"]);
  return all;
}
Answer verify(AWorld& world, const Json& body) { return world.control(Method::post, "/_mock/journal/verify", body); }

TEST_CASE("A request is in the journal with all that was asked and answered", "[journal]") {
  AWorld world;
  const auto made = world.as(sofia).with_header("X-Trace", "7").post(users + "?limit=999", {{"name", "n"}});
  const auto requests = journal(world)["requests"];
  REQUIRE(requests.size() == 1);
  auto request = requests[0];
  CHECK(request["microseconds"].get<int>() >= 0);
  request.erase("microseconds");
  CHECK(request == Json{{"number", 1},
                        {"error_code", ""},
                        {"time", start_of_time},
                        {"method", "POST"},
                        {"path", users},
                        {"query", "limit=999"},
                        {"operation", "ApplicationUserCreate"},
                        {"organization_id", acme_id},
                        {"principal", sofia_id},
                        {"request_headers",
                         {{"Authorization", "aivenv1 sofia-super-..."}, {"user-agent", "a-test/1"}, {"X-Trace", "7"}}},
                        {"request_body", R"({"name":"n"})"},
                        {"request_bytes", 12},
                        {"status", 200},
                        {"reply_body", made.text},
                        {"reply_bytes", made.text.size()},
                        {"outcome", "answered"},
                        {"fault", nullptr},
                        {"note", ""},
                        {"reason", nullptr}});
}

TEST_CASE("Refusals, unknown paths and unknown callers are in the journal, the control API is not", "[journal]") {
  AWorld world;
  world.as(mike).get(users);
  world.as("no-such-token-of-anybody").get("/v1/me");
  world.control(Method::get, "/v1/no/such/path");
  world.control(Method::get, "/_mock/health");
  world.control(Method::get, "/doc/openapi.json");
  const auto requests = journal(world)["requests"];
  REQUIRE(requests.size() == 3);
  CHECK(requests[0]["status"] == 403);
  CHECK(requests[0]["principal"] == mike_id);
  CHECK(requests[1]["status"] == 401);
  CHECK(requests[1]["principal"] == "");
  CHECK(requests[2]["status"] == 404);
  CHECK(requests[2]["operation"] == "");
}

TEST_CASE("The journal tells which fault hit a request, and how its answer was lost", "[journal][faults]") {
  AWorld world;
  world.fault({{"fault", {{"kind", "latency"}, {"ms", 5}}}});
  const auto rule = world.fault({{"times", 1}, {"fault", {{"kind", "drop"}, {"when", "after"}}}});
  world.as(sofia).post(users, {{"name", "n"}});
  const auto request = journal(world)["requests"][0];
  CHECK(request["fault"] == Json{{"id", rule}, {"kinds", {"latency", "drop"}}});
  CHECK(request["outcome"] == "closed");
  CHECK(request["status"] == 200);  // what the client would have been told

  world.fault({{"times", 1}, {"fault", {{"kind", "reset"}}}});
  world.as(sofia).post(users, {{"name", "n"}});
  const auto unseen = journal(world)["requests"][1];
  CHECK(unseen["outcome"] == "reset");
  CHECK(unseen["status"] == 0);  // there is no answer that it could have been told
  CHECK(
      world.control(Method::get, "/_mock/metrics").text.find(R"(operation="ApplicationUserCreate",status="none"} 1)") !=
      std::string::npos);
}

TEST_CASE("The journal is filtered by every field, with wildcards, by time and by number", "[journal]") {
  AWorld world;
  world.as(sofia).get("/v1/me");                 // 1
  world.as(sofia).post(users, {{"name", "n"}});  // 2
  world.as(mike).get(users);                     // 3
  world.advance(60);
  world.as(olga).get("/v1/organization/" + other_id);  // 4
  const auto [query, expected] = GENERATE(table<std::string, std::vector<int>>({
      {"", {1, 2, 3, 4}},
      {"?operation=ApplicationUserCreate", {2}},
      {"?operation=ApplicationUser*", {2, 3}},
      {"?method=POST", {2}},
      {"?path=/v1/organization/*", {2, 3, 4}},
      {"?path=/v1/organization", {}},
      {"?status=403", {3}},
      {"?principal=" + sofia_id, {1, 2}},
      {"?organization_id=" + other_id, {4}},
      {"?since=2026-01-01T00:01:00Z", {4}},
      {"?since=2026-01-01T00:00:00Z", {1, 2, 3, 4}},
      {"?since=2", {3, 4}},
      {"?since=4", {}},
      {"?limit=2", {3, 4}},
      {"?limit=1&method=GET&status=200", {4}},
      {"?operation=User*&since=0", {1}},
  }));
  INFO(query);
  CHECK(numbers(world, query) == expected);
}

TEST_CASE("A filter that makes no sense is refused", "[journal][limits]") {
  AWorld world;
  const auto [query, message] = GENERATE(table<std::string, std::string>({
      {"?colour=red", "unknown query parameter \"colour\""},
      {"?limti=3", "unknown query parameter \"limti\"; did you mean \"limit\"?"},
      {"?status=abc",
       "status must be a number from 200 to 599, a class like \"4xx\", or a list of these, not \"abc\" "
       "(in the query parameter status)"},
      {"?status=199",
       "status must be a number from 200 to 599, a class like \"4xx\", or a list of these, not \"199\" "
       "(in the query parameter status)"},
      {"?limit=0", "the query parameter limit must be at least 1, not 0"},
      {"?since=yesterday",
       "the query parameter since must be a time in RFC 3339 or the number of a record, not \"yesterday\""},
  }));
  const auto answer = world.control(Method::get, "/_mock/journal" + query);
  CHECK(answer.status == 400);
  CHECK(answer.message() == message);
}

TEST_CASE("The journal keeps the newest requests, and says how many it has forgotten", "[journal][limits]") {
  AWorld world({}, JournalOptions{3, 4096});
  for (int i = 0; i < 5; ++i) world.as(sofia).get("/v1/me");
  const auto found = journal(world);
  CHECK(found["seen"] == 5);
  CHECK(found["forgotten"] == 2);
  CHECK(numbers(world, "") == std::vector{3, 4, 5});
  CHECK(numbers(world, "?limit=1") == std::vector{5});
}

TEST_CASE("A journal of size 0 keeps nothing", "[journal][limits]") {
  AWorld world({}, JournalOptions{0, 4096});
  world.as(sofia).get("/v1/me");
  CHECK(journal(world) == Json{{"requests", Json::array()}, {"seen", 0}, {"forgotten", 0}});
}

TEST_CASE("Bodies are kept up to a limit, at the end of a character, and their whole size is told",
          "[journal][limits]") {
  AWorld world({}, JournalOptions{10, 14});
  world.as(sofia).post(users, {{"name", "12345"}});  // {"name":"12345"} has 16 bytes
  world.as(sofia).post(users, {{"name", "123"}});    // and this has 14
  world.as(sofia).post(users, {{"name", "1234ä"}});  // the ä would be cut in two
  const auto requests = journal(world)["requests"];
  CHECK(requests[0]["request_body"] == R"({"name":"12345)");
  CHECK(requests[0]["request_bytes"] == 16);
  CHECK(requests[1]["request_body"] == R"({"name":"123"})");
  CHECK(requests[2]["request_body"] == R"({"name":"1234)");
  CHECK(requests[0]["reply_body"].get<std::string>().size() == 14);
}

TEST_CASE("A body that is no JSON is not kept, only its size is", "[journal]") {
  AWorld world;
  for (const auto* body : {"password=secret", R"({"name": "x",})", R"({"name": )", "[1] 2"})
    world.as(sofia).send(Method::post, users, body);
  const auto requests = journal(world)["requests"];
  for (const auto& request : requests) {
    CHECK(request["request_body"].is_null());
    CHECK(request["request_bytes"].get<int>() > 0);
  }
  CHECK(requests.size() == 4);
}

TEST_CASE("The journal is emptied by its own operation, by a reset and by a new state, and not by a restore",
          "[journal]") {
  AWorld world;
  const auto ask = [&] { world.as(sofia).get("/v1/me"); };
  ask();
  CHECK(world.control(Method::remove, "/_mock/journal").status == 204);
  CHECK(journal(world)["seen"] == 0);
  ask();
  CHECK(numbers(world, "") == std::vector{1});
  world.control(Method::post, "/_mock/reset");
  CHECK(journal(world)["seen"] == 0);
  ask();
  world.control(Method::put, "/_mock/state", demo());
  CHECK(journal(world)["seen"] == 0);
  ask();
  world.control(Method::put, "/_mock/snapshots/s");
  world.control(Method::post, "/_mock/snapshots/s/restore");
  CHECK(journal(world)["seen"] == 1);
}

TEST_CASE("Each world has a journal of its own", "[journal][worlds]") {
  AWorld world;
  world.as(sofia).get("/v1/me");
  world.control(Method::put, "/_mock/worlds/w", {{"fork_of", "default"}});
  world.as(sofia).get("/_world/w/v1/organizations");
  const auto there = world.control(Method::get, "/_world/w/_mock/journal").json;
  REQUIRE(there["requests"].size() == 1);
  CHECK(there["requests"][0]["path"] == "/v1/organizations");
  CHECK(journal(world)["seen"] == 1);
}

TEST_CASE("A verification counts the requests that match", "[journal][verify]") {
  AWorld world;
  for (int i = 0; i < 2; ++i) world.as(sofia).post(users, {{"name", "n"}});
  const Json match{{"operation", "ApplicationUserCreate"}, {"status", 200}};
  const auto [times, is_verified] = GENERATE(table<Json, bool>({
      {2, true},
      {1, false},
      {3, false},
      {{{"at_least", 2}}, true},
      {{{"at_least", 3}}, false},
      {{{"at_most", 2}}, true},
      {{{"at_most", 1}}, false},
      {{{"at_least", 1}, {"at_most", 3}}, true},
      {Json::object(), true},
  }));
  INFO(times);
  const auto answer = verify(world, {{"match", match}, {"times", times}});
  CHECK(answer.status == (is_verified ? 200 : 409));
  CHECK(answer.json["verified"] == is_verified);
  CHECK(answer.json["count"] == 2);
}

TEST_CASE("Without times, a verification asks for at least one, and with 0 for none", "[journal][verify]") {
  AWorld world;
  world.as(sofia).get("/v1/me");
  CHECK(verify(world, {{"match", {{"operation", "UserInfo"}}}}).status == 200);
  CHECK(verify(world, {{"match", {{"operation", "UserLogout"}}}}).status == 409);
  CHECK(verify(world, {{"match", {{"operation", "UserLogout"}}}, {"times", 0}}).status == 200);
  CHECK(verify(world, {{"match", {{"operation", "UserInfo"}}}, {"times", 0}}).status == 409);
  CHECK(verify(world, Json::object()).status == 200);
}

TEST_CASE("A verification that fails explains the nearest misses, field by field", "[journal][verify]") {
  AWorld world;
  world.as(olga).get("/v1/organizations");                                          // three fields away
  world.as(mike).post(users, {{"name", "n"}});                                      // two
  world.as(sofia).with_header("user-agent", "curl/8").post(users, {{"name", ""}});  // one
  world.as(olga).get("/v1/me");                                                     // two
  const auto answer = verify(world, {{"match",
                                      {{"operation", "ApplicationUserCreate"},
                                       {"principal", sofia_id},
                                       {"status", 200},
                                       {"header", {{"User-Agent", "*"}}}}},
                                     {"times", 2}});
  CHECK(answer.status == 409);
  CHECK(answer.message() == "Expected exactly 2 that match, found 0");
  CHECK(answer.json["expected"] == "exactly 2");
  auto nearest = answer.json["nearest"];
  REQUIRE(nearest.size() == 3);
  CHECK(nearest[0]["reason"]["check"] == "body");
  nearest[0].erase("reason");
  CHECK(nearest[0] == Json{{"number", 3},
                           {"method", "POST"},
                           {"path", users},
                           {"misses", {{{"pointer", "/match/status"}, {"wanted", "200"}, {"actual", "400"}}}}});
  CHECK(nearest[1]["number"] == 4);  // the newest of those that are as near
  CHECK(nearest[1]["misses"].size() == 2);
  CHECK(nearest[2]["misses"].size() == 2);
}

TEST_CASE("Too many requests have no near misses", "[journal][verify]") {
  AWorld world;
  for (int i = 0; i < 2; ++i) world.as(sofia).get("/v1/me");
  const auto answer = verify(world, {{"match", {{"operation", "UserInfo"}}}, {"times", 1}});
  CHECK(answer.status == 409);
  CHECK(answer.json["nearest"].empty());
}

TEST_CASE("A verification says when the journal has forgotten requests", "[journal][verify]") {
  AWorld world({}, JournalOptions{1, 4096});
  world.as(sofia).get("/v1/me");
  world.as(sofia).get("/v1/organizations");
  const auto answer = verify(world, {{"match", {{"operation", "UserInfo"}}}});
  CHECK(answer.status == 409);
  CHECK(answer.message() ==
        "Expected at least 1 that match, found 0 among those that the journal still has; it has forgotten 1");
}

TEST_CASE("A wrong verification is refused with everything that is wrong with it", "[journal][verify][limits]") {
  AWorld world;
  const auto [body, message] = GENERATE(table<Json, std::string>({
      {{{"match", {{"operation", "UserInfoo"}}}},
       "there is no operation \"UserInfoo\"; did you mean \"UserInfo\"? (at /match/operation)"},
      {{{"match", {{"colour", "red"}}}}, "unknown field \"colour\" (at /match/colour)"},
      {{{"times", -1}}, "times must be a number, 0 or more, or an object with at_least and at_most (at /times)"},
      {{{"times", "2"}}, "times must be a number, 0 or more, or an object with at_least and at_most (at /times)"},
      {{{"times", {{"at_least", -1}}}}, "at_least must be at least 0, not -1 (at /times/at_least)"},
      {{{"times", {{"at_least", 2}, {"at_most", 1}}}},
       "at_most must be at least at_least, 2, not 1 (at /times/at_most)"},
      {{{"times", {{"exactly", 2}}}}, "unknown field \"exactly\" (at /times/exactly)"},
  }));
  const auto answer = verify(world, body);
  CHECK(answer.status == 400);
  CHECK(answer.message() == message);
}

TEST_CASE("A fault rule for an operation that is not served is refused", "[faults][control]") {
  AWorld world;
  const Json fault{{"kind", "drop"}};
  const auto answer =
      world.control(Method::post, "/_mock/faults", {{"match", {{"operation", "UserInfoo"}}}, {"fault", fault}});
  CHECK(answer.status == 400);
  CHECK(answer.message() == "there is no operation \"UserInfoo\"; did you mean \"UserInfo\"? (at /match/operation)");
  world.fault({{"match", {{"operation", "*Info"}}}, {"fault", fault}});
}

}  // namespace
}  // namespace mock::test
