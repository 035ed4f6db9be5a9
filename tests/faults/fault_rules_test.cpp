// Which requests a rule hits, and when.
#include <algorithm>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const Json unavailable{{"kind", "status"}, {"status", 503}};
const std::string users = acme + "/application-users";

Json rule(AWorld& world, const std::string& id) { return world.control(Method::get, "/_mock/faults/" + id).json; }
int hits(AWorld& world, const std::string& id) { return rule(world, id)["hits"]; }

// The statuses of so many equal requests.
std::vector<int> statuses(AWorld& world, int count) {
  std::vector<int> all;
  for (int i = 0; i < count; ++i) all.push_back(world.as(sofia).get("/v1/me").status);
  return all;
}

TEST_CASE("A rule without a match hits every request to the API, whoever calls and whatever there is", "[faults]") {
  AWorld world;
  const auto id = world.fault({{"fault", unavailable}});
  CHECK(world.as(sofia).get("/v1/me").status == 503);
  CHECK(world.as(nobody).get("/v1/me").status == 503);
  CHECK(world.as("no-such-token").get(users).status == 503);
  CHECK(world.control(Method::get, "/v1/no/such/path").status == 503);
  CHECK(world.as(sofia).remove("/v1/me/nothing").status == 503);
  CHECK(hits(world, id) == 5);
}

TEST_CASE("The control API is never hit", "[faults]") {
  AWorld world;
  world.fault({{"fault", unavailable}});
  CHECK(world.control(Method::get, "/_mock/health").status == 200);
  CHECK(world.control(Method::get, "/doc/openapi.json").status == 200);
}

TEST_CASE("Every field of a match must fit, and a star fits anything", "[faults]") {
  struct Case {
    Json match;
    bool hits_list, hits_create;  // of application users, by Sofia
  };
  const auto [match, hits_list, hits_create] = GENERATE(values<Case>({
      {{{"operation", "ApplicationUsersList"}}, true, false},
      {{{"operation", "ApplicationUser*"}}, true, true},
      {{{"operation", "*Create"}}, false, true},
      {{{"method", "POST"}}, false, true},
      {{{"method", "P*"}}, false, true},
      {{{"path", "/v1/organization/*/application-users"}}, true, true},
      {{{"path", "/v1/organization/*/application-user"}}, false, false},
      {{{"path", users}, {"method", "GET"}}, true, false},
      {{{"organization_id", acme_id}}, true, true},
      {{{"organization_id", other_id}}, false, false},
      {{{"principal", sofia_id}}, true, true},
      {{{"principal", mike_id}}, false, false},
      {{{"header", {{"USER-agent", "*test*"}}}}, true, true},
      {{{"header", {{"user-agent", "terraform*"}}}}, false, false},
      {{{"header", {{"x-absent", "*"}}}}, false, false},
      {{{"header", Json::object()}}, true, true},
  }));
  INFO(match);
  AWorld world;
  world.fault({{"match", match}, {"fault", unavailable}});
  CHECK(world.as(sofia).get(users + "?limit=999").status == (hits_list ? 503 : 200));
  CHECK(world.as(sofia).post(users, {{"name", "n"}}).status == (hits_create ? 503 : 200));
}

TEST_CASE("After lets so many matching requests through first", "[faults]") {
  AWorld world;
  const auto id = world.fault({{"match", {{"path", "/v1/me"}}}, {"after", 2}, {"fault", unavailable}});
  CHECK(world.as(sofia).get(users).status == 200);  // matches not, and counts not
  CHECK(statuses(world, 4) == std::vector{200, 200, 503, 503});
  CHECK(rule(world, id)["matched"] == 4);
  CHECK(hits(world, id) == 2);
}

TEST_CASE("Times ends a rule, whose counts stay readable", "[faults]") {
  AWorld world;
  const auto id = world.fault({{"times", 2}, {"fault", unavailable}});
  CHECK(statuses(world, 4) == std::vector{503, 503, 200, 200});
  CHECK(hits(world, id) == 2);
  CHECK(rule(world, id)["matched"] == 4);
}

TEST_CASE("Probability hits about that part of the requests, and the ends are certain", "[faults]") {
  AWorld world;
  const auto never = world.fault({{"probability", 0}, {"fault", unavailable}});
  const auto often = world.fault({{"probability", 0.25}, {"fault", unavailable}});
  const auto always = world.fault({{"probability", 1}, {"fault", {{"kind", "status"}, {"status", 500}}}});
  const auto all = statuses(world, 2000);
  const auto hit = std::count(all.begin(), all.end(), 503);
  CHECK(hit > 420);
  CHECK(hit < 580);
  CHECK(std::count(all.begin(), all.end(), 500) == 2000 - hit);
  CHECK(hits(world, never) == 0);
  CHECK(hits(world, often) == hit);
  CHECK(hits(world, always) == 2000 - hit);
}

TEST_CASE("The same seed and requests are hit alike: in another world, after a reset, and by a rule made again",
          "[faults][determinism]") {
  const Json half{{"probability", 0.5}, {"fault", unavailable}};
  AWorld one;
  AWorld other;
  one.fault(half);
  other.fault(half);
  const auto first = statuses(one, 64);
  CHECK(statuses(other, 64) == first);

  one.control(Method::post, "/_mock/reset");
  one.fault(half);
  CHECK(statuses(one, 64) == first);
  one.control(Method::remove, "/_mock/faults");
  one.fault(half);
  CHECK(statuses(one, 64) == first);

  AWorld third;
  third.fault(half);
  const auto second_rule = third.fault(half);
  statuses(third, 64);
  CHECK(hits(third, second_rule) > 0);  // two rules draw for themselves
  CHECK(hits(third, second_rule) < std::count(first.begin(), first.end(), 200));

  AWorld of_another_seed;
  of_another_seed.world().change([](State& state) { state.chance.seed = 2; });
  of_another_seed.fault(half);
  CHECK(statuses(of_another_seed, 64) != first);
}

TEST_CASE("Rules are tried in their order, and the first that fires settles it", "[faults]") {
  AWorld world;
  const auto first = world.fault({{"times", 1}, {"fault", {{"kind", "status"}, {"status", 500}}}});
  const auto second = world.fault({{"times", 1}, {"fault", {{"kind", "status"}, {"status", 502}}}});
  CHECK(statuses(world, 3) == std::vector{500, 502, 200});
  CHECK(rule(world, first)["matched"] == 3);
  CHECK(rule(world, second)["matched"] == 2);  // the first request never came to it
}

TEST_CASE("Latency adds to what follows", "[faults]") {
  AWorld world;
  world.fault({{"fault", {{"kind", "latency"}, {"ms", 200}}}});
  world.fault({{"fault", {{"kind", "latency"}, {"ms", 30}}}});
  world.fault({{"times", 1}, {"fault", unavailable}});
  const auto slow_error = world.as(sofia).get("/v1/me");
  CHECK(slow_error.status == 503);
  CHECK(slow_error.wire.wait == std::chrono::milliseconds(230));
  const auto slow = world.as(sofia).get("/v1/me");
  CHECK(slow.status == 200);
  CHECK(slow.wire.wait == std::chrono::milliseconds(230));
}

TEST_CASE("A rule is listed as it was given, found, and taken away", "[faults][control]") {
  AWorld world;
  const Json given{
      {"match", {{"operation", "User*"}}}, {"after", 1}, {"times", 3}, {"probability", 0.5}, {"fault", unavailable}};
  const auto one = world.fault(given);
  const auto two = world.fault({{"fault", {{"kind", "drop"}}}});
  auto expected = given;
  expected.update({{"id", one}, {"matched", 0}, {"hits", 0}});
  CHECK(world.control(Method::get, "/_mock/faults").json["faults"][0] == expected);
  CHECK(rule(world, one) == expected);

  CHECK(world.control(Method::remove, "/_mock/faults/" + one).status == 204);
  CHECK(world.control(Method::get, "/_mock/faults/" + one).status == 404);
  const auto again = world.control(Method::remove, "/_mock/faults/" + one);
  CHECK(again.status == 404);
  CHECK(again.message() == "There is no fault rule \"" + one + "\"");
  CHECK(world.control(Method::get, "/_mock/faults").json["faults"].size() == 1);
  CHECK(world.control(Method::remove, "/_mock/faults").status == 204);
  CHECK(world.control(Method::get, "/_mock/faults").json == Json{{"faults", Json::array()}});
  CHECK(world.fault({{"fault", unavailable}}) != two);
}

TEST_CASE("A wrong rule is refused with all its faults, and nothing is added", "[faults][control]") {
  AWorld world;
  const auto answer = world.control(Method::post, "/_mock/faults",
                                    {{"times", 0},
                                     {"after", -1},
                                     {"probability", 1.5},
                                     {"match", {{"path", 2}, {"colour", "red"}}},
                                     {"fault",
                                      {{"kind", "status"},
                                       {"status", 200},
                                       {"bytes", 3},
                                       {"headers", {{"Content-Length", "1"}, {"a b", "x"}, {"X", "a\r\nb"}}}}}});
  CHECK(answer.status == 400);
  std::vector<std::string> messages;
  for (const auto& error : answer.member("errors")) messages.push_back(error["message"]);
  CHECK(messages == std::vector<std::string>{
                        "after must be at least 0, not -1 (at /after)",
                        "unknown field \"bytes\" (at /fault/bytes)",
                        "status must be at least 400, not 200 (at /fault/status)",
                        "unknown field \"colour\" (at /match/colour)",
                        "path must be a string, not an integer (at /match/path)",
                        "probability must be at most 1, not 1.5 (at /probability)",
                        "times must be at least 1, not 0 (at /times)",
                        "this header is for the server to write (at /fault/headers/Content-Length)",
                        "a header has no control characters (at /fault/headers/X)",
                        "this is no name of a header (at /fault/headers/a b)",
                    });
  CHECK(world.control(Method::get, "/_mock/faults").json["faults"].empty());
}

TEST_CASE("Each kind tells which of its parameters is missing or wrong", "[faults][limits]") {
  struct Case {
    Json fault;
    std::string message;  // empty: it is fine
  };
  const auto [fault, message] = GENERATE(values<Case>({
      {{{"kind", "latency"}}, "missing field \"ms\" (at /fault)"},
      {{{"kind", "latency"}, {"ms", 3'600'000}}, ""},
      {{{"kind", "latency"}, {"ms", 3'600'001}}, "ms must be at most 3600000, not 3600001 (at /fault/ms)"},
      {{{"kind", "latency"}, {"ms", "5"}}, "ms must be an integer, not a string (at /fault/ms)"},
      {{{"kind", "latency"}, {"ms", 5}, {"p50_ms", 5}},
       "p50_ms needs a distribution: uniform or lognormal (at /fault/p50_ms)"},
      {{{"kind", "latency"}, {"distribution", "uniform"}, {"p50_ms", 100}, {"p99_ms", 198}}, ""},
      {{{"kind", "latency"}, {"distribution", "uniform"}, {"p50_ms", 100}, {"p99_ms", 199}},
       "p99_ms of the distribution uniform must be at most 1.98 times p50_ms, 198, not 199 (at /fault/p99_ms)"},
      {{{"kind", "latency"}, {"distribution", "uniform"}, {"p50_ms", 100}, {"p99_ms", 99}},
       "p99_ms must be at least p50_ms, 100, not 99 (at /fault/p99_ms)"},
      {{{"kind", "latency"}, {"distribution", "lognormal"}, {"p50_ms", 1}, {"p99_ms", 3'600'000}}, ""},
      {{{"kind", "latency"}, {"distribution", "lognormal"}, {"p50_ms", 0}, {"p99_ms", 1}},
       "p50_ms of the distribution lognormal must be at least 1, not 0 (at /fault/p50_ms)"},
      {{{"kind", "latency"}, {"distribution", "lognormal"}, {"p50_ms", 1}},
       "missing field \"p99_ms\" of the distribution lognormal (at /fault)"},
      {{{"kind", "status"}}, "missing field \"status\" (at /fault)"},
      {{{"kind", "status"}, {"status", 400}}, ""},
      {{{"kind", "status"}, {"status", 599}}, ""},
      {{{"kind", "status"}, {"status", 600}}, "status must be at most 599, not 600 (at /fault/status)"},
      {{{"kind", "rate_limit"}, {"requests", 0}, {"per_seconds", 1}}, ""},
      {{{"kind", "rate_limit"}, {"requests", 5}}, "missing field \"per_seconds\" (at /fault)"},
      {{{"kind", "rate_limit"}, {"requests", 5}, {"per_seconds", 0}},
       "per_seconds must be at least 1, not 0 (at /fault/per_seconds)"},
      {{{"kind", "drop"}}, ""},
      {{{"kind", "drop"}, {"when", "after"}}, ""},
      {{{"kind", "reset"}, {"when", "never"}}, "when must be one of before or after, not \"never\" (at /fault/when)"},
      {{{"kind", "truncate"}}, "missing field \"bytes\" (at /fault)"},
      {{{"kind", "truncate"}, {"bytes", -1}}, "bytes must be at least 0, not -1 (at /fault/bytes)"},
      {{{"kind", "garbage"}, {"bytes", 1048576}}, ""},
      {{{"kind", "garbage"}, {"bytes", 1048577}},
       "bytes of garbage must be at most 1048576, not 1048577 (at /fault/bytes)"},
      {{{"kind", "drip"}, {"bytes_per_second", 0}},
       "bytes_per_second must be at least 1, not 0 (at /fault/bytes_per_second)"},
      {{{"kind", "stale_read"}}, "a stale_read has either ms or writes (at /fault)"},
      {{{"kind", "stale_read"}, {"ms", 1}, {"writes", 1}}, "a stale_read has either ms or writes (at /fault)"},
      {{{"kind", "stale_read"}, {"writes", 1000}}, ""},
      {{{"kind", "stale_read"}, {"writes", 1001}}, "writes must be at most 1000, not 1001 (at /fault/writes)"},
      {{{"kind", "hang"}}, "missing field \"ms\" (at /fault)"},
      {{{"kind", "expire_token"}}, ""},
      {{{"kind", "expire_token"}, {"ms", 1}}, "unknown field \"ms\" (at /fault/ms)"},
  }));
  INFO(fault);
  AWorld world;
  const auto answer = world.control(Method::post, "/_mock/faults", {{"fault", fault}});
  CHECK(answer.status == (message.empty() ? 200 : 400));
  CHECK(answer.message() == message);
}

TEST_CASE("A fixture may bring rules, which are saved with the world, and a reset makes them new",
          "[faults][fixtures]") {
  auto fixture = demo();
  const Json given{{"match", {{"path", "/v1/me"}}}, {"times", 1}, {"fault", unavailable}};
  fixture["faults"] = Json::array({given});
  AWorld world(fixture);
  CHECK(statuses(world, 2) == std::vector{503, 200});
  CHECK(world.control(Method::get, "/_mock/state").json["faults"] == Json::array({given}));

  world.fault({{"fault", {{"kind", "drop"}}}});
  world.control(Method::post, "/_mock/reset");
  CHECK(world.control(Method::get, "/_mock/faults").json["faults"].size() == 1);
  CHECK(statuses(world, 2) == std::vector{503, 200});

  CHECK(world.control(Method::put, "/_mock/state", demo()).status == 204);
  CHECK(world.control(Method::get, "/_mock/faults").json["faults"].empty());
}

TEST_CASE("A wrong rule in a fixture is told with its place, next to everything else", "[faults][fixtures]") {
  AWorld world;
  auto fixture = demo();
  fixture["faults"] = {{{"fault", {{"kind", "hang"}}}}, {{"fault", {{"kind", "drop"}}}, {"until", 1}}};
  fixture["colour"] = "red";
  const auto answer = world.control(Method::put, "/_mock/state", fixture);
  CHECK(answer.status == 400);
  CHECK(answer.message().find("missing field \"ms\" (at /faults/0/fault)") != std::string::npos);
  CHECK(answer.message().find("unknown field \"until\" (at /faults/1/until)") != std::string::npos);
  CHECK(answer.message().find("unknown field \"colour\" (at /colour)") != std::string::npos);
}

}  // namespace
}  // namespace mock::test
