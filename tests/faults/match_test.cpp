// What can never match is refused: in fault rules, in those of fixtures, in verifications and in filters of the
// journal.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/fixture_problems.h"
#include "support/json.h"

namespace mock::test {
namespace {

const Json unavailable{{"kind", "status"}, {"status", 503}};

struct Case {
  Json match;
  std::string field;
  std::string message;
};

auto never_matching() {
  return Catch::Generators::values<Case>({
      {{{"operation", "AplicationUserCreate"}},
       "operation",
       R"(there is no operation "AplicationUserCreate"; did you mean "ApplicationUserCreate"?)"},
      {{{"operation", "Nonsense*"}}, "operation", "there is no operation \"Nonsense*\"; aiven-mock routes lists them"},
      {{{"method", "post"}},
       "method",
       R"(method must be a method in capital letters, not "post"; did you mean "POST"?)"},
      {{{"method", "g*"}}, "method", "method must be a method in capital letters, not \"g*\""},
      {{{"method", "POST"}, {"operation", "UserInfo"}},
       "method",
       R"(no operation "UserInfo" has the method "POST"; UserInfo has GET)"},
      {{{"path", "v1/me"}}, "path", "path must be a path within the world, and start with /v1/, not \"v1/me\""},
      {{{"path", ""}}, "path", "path must be a path within the world, and start with /v1/, not \"\""},
      {{{"path", "/v"}}, "path", "path must be a path within the world, and start with /v1/, not \"/v\""},
      {{{"path", "/_world/w/v1/me"}},
       "path",
       "path must be a path within the world, and start with /v1/, not \"/_world/w/v1/me\""},
      {{{"path", "/_mock/*"}}, "path", "path must be a path within the world, and start with /v1/, not \"/_mock/*\""},
      {{{"path", "/v1/me?x=1"}},
       "path",
       "path must be a path alone, without a query string or fragment, not \"/v1/me?x=1\""},
      {{{"path", "*#top"}}, "path", "path must be a path alone, without a query string or fragment, not \"*#top\""},
      {{{"path", "/v1/a b"}}, "path", "path must be a path as it is sent, where a blank is %20, not \"/v1/a b\""},
      {{{"organization_id", "org-of-nobody"}},
       "organization_id",
       "there is no organization with the organization_id \"org-of-nobody\""},
      {{{"principal", "nobody@acme.example"}},
       "principal",
       "no user here has the id, e-mail address or name \"nobody@acme.example\""},
      {{{"principal", "*@acme.example"}},
       "principal",
       "a principal with a star is compared with user_ids alone, and none is like \"*@acme.example\""},
  });
}

TEST_CASE("A fault rule that could never hit is refused, and so is one of a fixture", "[faults][match]") {
  const auto [match, field, message] = GENERATE(never_matching());
  INFO(match);
  AWorld world;
  const Json given{{"match", match}, {"fault", unavailable}};
  const auto answer = world.control(Method::post, "/_mock/faults", given);
  CHECK(answer.status == 400);
  CHECK(answer.message() == message + " (at /match/" + field + ")");
  CHECK(world.control(Method::get, "/_mock/faults").json["faults"].empty());

  CHECK(problems_with([&](Json& fixture) { fixture["faults"] = Json::array({given}); }) ==
        "/faults/0/match/" + field + ": " + message + "\n");
}

TEST_CASE("A verification that could never find anything is refused, and so is such a filter of the journal",
          "[journal][verify][match]") {
  const auto [match, field, message] = GENERATE(never_matching());
  INFO(match);
  AWorld world;
  const auto verified = world.control(Method::post, "/_mock/journal/verify", {{"match", match}, {"times", 0}});
  CHECK(verified.status == 400);
  CHECK(verified.message() == message + " (at /match/" + field + ")");

  std::string query;
  for (const auto& [name, value] : match.items()) {
    query += (query.empty() ? "?" : "&") + name + "=";
    for (const char c : value.get<std::string>()) query += c == '#' ? "%23" : c == ' ' ? "%20" : std::string(1, c);
  }
  const auto filtered = world.control(Method::get, "/_mock/journal" + query);
  CHECK(filtered.status == 400);
  CHECK(filtered.message() == message + " (in the query parameter " + field + ")");
}

TEST_CASE("What could match some day is let through: other paths, stars, nobody and no operation", "[faults][match]") {
  const Json match = GENERATE(values<Json>({
      {{"path", "/v1/no/such/path"}},
      {{"path", "*"}},
      {{"path", "/*"}},
      {{"path", "/v*/me"}},
      {{"path", "*/application-users"}},
      {{"operation", ""}, {"path", "/v1/nothing"}},
      {{"operation", "*"}, {"method", "P*T*"}},
      {{"principal", ""}},
      {{"principal", "u5a1e9*"}},
      {{"organization_id", ""}},
      {{"organization_id", "org*"}},
      {{"header", {{"X-Anything", ""}}}},
  }));
  INFO(match);
  AWorld world;
  CHECK(world.control(Method::post, "/_mock/faults", {{"match", match}, {"fault", unavailable}}).status == 200);
  CHECK(world.control(Method::post, "/_mock/journal/verify", {{"match", match}, {"times", 0}}).status == 200);
}

TEST_CASE("Everything that is wrong with a match is told at once", "[faults][match]") {
  AWorld world;
  const auto answer =
      world.control(Method::post, "/_mock/faults",
                    {{"match", {{"method", "Get"}, {"path", "v1"}, {"principal", "?"}, {"header", {{"a b", "x"}}}}},
                     {"fault", {{"kind", "latncy"}, {"ms", 1}}}});
  std::string all;
  for (const auto& error : answer.member("errors")) all += error["message"].get<std::string>() + "\n";
  CHECK(all ==
        "kind must be one of answer, drip, drop, expire_token, garbage, hang, latency, rate_limit, ... (12 in all), "
        "not \"latncy\"; did you mean \"latency\"? (at /fault/kind)\n"
        "method must be a method in capital letters, not \"Get\"; did you mean \"GET\"? (at /match/method)\n"
        "path must be a path within the world, and start with /v1/, not \"v1\" (at /match/path)\n"
        "there is no header of the name \"a b\" (at /match/header/a b)\n"
        "no user here has the id, e-mail address or name \"?\" (at /match/principal)\n");
}

TEST_CASE("A principal may be an id, an e-mail address or a name, and the rule keeps the id", "[faults][match]") {
  const std::string principal =
      GENERATE_COPY(std::string(sofia_id), "sofia@acme.example", "SOFIA@acme.example", "Sofia Superadmin");
  INFO(principal);
  AWorld world;
  const auto id = world.fault({{"match", {{"principal", principal}}}, {"fault", unavailable}});
  CHECK(world.as(sofia).get("/v1/me").status == 503);
  CHECK(world.as(mike).get("/v1/me").status == 200);
  CHECK(world.control(Method::get, "/_mock/faults/" + id).json["match"] == Json{{"principal", sofia_id}});
  CHECK(world.control(Method::post, "/_mock/journal/verify", {{"match", {{"principal", principal}}}, {"times", 1}})
            .status == 200);
}

TEST_CASE("A rule of a fixture may name its principal as other references do", "[faults][fixtures][match]") {
  auto fixture = demo();
  fixture["faults"] = {{{"match", {{"principal", "sofia@acme.example"}}}, {"fault", unavailable}}};
  AWorld world(fixture);
  CHECK(world.as(sofia).get("/v1/me").status == 503);
  CHECK(world.control(Method::get, "/_mock/state").json["faults"][0]["match"] == Json{{"principal", sofia_id}});
}

TEST_CASE("A name that two users have is refused, with who they are", "[faults][match]") {
  AWorld world;
  world.make_application_user("twin");
  world.make_application_user("twin");
  const auto answer =
      world.control(Method::post, "/_mock/faults", {{"match", {{"principal", "twin"}}}, {"fault", unavailable}});
  CHECK(answer.status == 400);
  CHECK(answer.message().starts_with("\"twin\" names 2 users: u"));
}

TEST_CASE("The journal may be asked about those who are gone since", "[journal][verify][match]") {
  AWorld world;
  const auto user = world.make_application_user("short-lived");
  const auto token = world.make_token(acme + "/application-users/" + user);
  CHECK(world.as(token).get("/v1/me").status == 200);
  CHECK(world.as(sofia).remove(acme + "/application-users/" + user).status == 204);
  const std::string asked = "org-that-never-was";
  world.as(sofia).get("/v1/organization/" + asked);

  const auto verify = [&](const Json& match) {
    return world.control(Method::post, "/_mock/journal/verify", {{"match", match}, {"times", 1}}).status;
  };
  CHECK(verify({{"principal", user}}) == 200);
  CHECK(verify({{"organization_id", asked}}) == 200);
  CHECK(world.control(Method::get, "/_mock/journal?principal=" + user).json["requests"].size() == 1);
  CHECK(
      world.control(Method::post, "/_mock/faults", {{"match", {{"principal", user}}}, {"fault", unavailable}}).status ==
      400);
}

TEST_CASE("A saved world loads again when a rule is about somebody who is gone", "[faults][fixtures][match]") {
  AWorld world;
  const auto user = world.make_application_user("short-lived");
  world.fault({{"match", {{"principal", user}}}, {"fault", unavailable}});
  world.fault({{"match", {{"principal", mike_id}}}, {"fault", unavailable}});
  CHECK(world.control(Method::get, "/_mock/state").json["faults"].size() == 2);
  world.as(sofia).remove(acme + "/application-users/" + user);
  const auto saved = world.control(Method::get, "/_mock/state").json;
  CHECK(saved["faults"].size() == 1);
  CHECK(world.control(Method::put, "/_mock/state", saved).status == 204);
  CHECK(world.as(mike).get("/v1/me").status == 503);
}

TEST_CASE("Patterns have at most 1000 characters, a match 20 headers, and a world 1000 rules", "[faults][limits]") {
  AWorld world;
  const auto add = [&](const Json& match) {
    return world.control(Method::post, "/_mock/faults", {{"match", match}, {"fault", unavailable}});
  };
  CHECK(add({{"path", "*" + std::string(999, 'a')}}).status == 200);
  CHECK(add({{"path", "*" + std::string(1000, 'a')}}).message() ==
        "path must have at most 1000 characters, not 1001 (at /match/path)");
  CHECK(add({{"header", {{"x", std::string(1001, 'a')}}}}).message() ==
        "x must have at most 1000 characters, not 1001 (at /match/header/x)");
  Json headers = Json::object();
  for (int i = 0; i < 20; ++i) headers["x" + std::to_string(i)] = "*";
  CHECK(add({{"header", headers}}).status == 200);
  headers["x20"] = "*";
  CHECK(add({{"header", headers}}).message() == "header must have at most 20 members, not 21 (at /match/header)");

  for (int i = 2; i < 1000; ++i) CHECK(add({{"path", "/v1/me"}}).status == 200);
  const auto one_too_many = add({{"path", "/v1/me"}});
  CHECK(one_too_many.status == 409);
  CHECK(one_too_many.message() == "There are 1000 fault rules already, as many as a world may have; remove some first");
  CHECK(problems_with([&](Json& fixture) {
          for (int i = 0; i < 1001; ++i) fixture["faults"].push_back({{"fault", unavailable}});
        }) == "/faults: faults must have at most 1000 items, not 1001\n");
}

}  // namespace
}  // namespace mock::test
