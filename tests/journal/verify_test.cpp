// What can be asked of the journal besides operation and path: query, body, error code, reason, order, and that there
// was nothing else.
#include <set>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string users = acme + "/application-users";

Answer verify(AWorld& world, const Json& body) { return world.control(Method::post, "/_mock/journal/verify", body); }
int status_of(AWorld& world, const Json& match) { return verify(world, {{"match", match}}).status; }

// The misses of the nearest request, one "pointer wanted actual" a line.
std::string nearest(const Answer& answer) {
  std::string lines;
  const auto near = answer.json.at("nearest");
  if (near.empty()) return "none";
  for (const auto& miss : near[0]["misses"])
    lines += miss["pointer"].get<std::string>() + " " + miss["wanted"].get<std::string>() + " " +
             miss["actual"].get<std::string>() + "\n";
  return lines;
}

TEST_CASE("A request is found by a parameter of its query, decoded, and by any of several", "[journal][verify]") {
  AWorld world;
  world.as(sofia).get(users + "?limit=999&order=a%20b&order=c");
  const auto [query, status] = GENERATE(table<Json, int>({
      {{{"limit", "999"}}, 200},
      {{{"limit", "9*"}}, 200},
      {{{"order", "a b"}}, 200},
      {{{"order", "c"}, {"limit", "999"}}, 200},
      {{{"limit", "99"}}, 409},
      {{{"limit", "999"}, {"cursor", "*"}}, 409},
  }));
  INFO(query);
  CHECK(status_of(world, {{"query", query}}) == status);
}

TEST_CASE("A request is found by what its body contains", "[journal][verify]") {
  AWorld world;
  world.as(sofia).post("/v1/me", {{"a", {{"b", 1}, {"c", "text"}}}, {"list", {{{"x", 1}, {"y", 2}}, "two", 3.0}}});
  const auto [body, status] = GENERATE(table<Json, int>({
      {{{"a", {{"b", 1}}}}, 200},
      {{{"a", {{"b", 1.0}}}}, 200},
      {{{"a", {{"c", "t*t"}}}}, 200},
      {{{"list", {"two"}}}, 200},
      {{{"list", {3, {{"y", 2}}}}}, 200},
      {Json::object(), 200},
      {{{"a", {{"b", 2}}}}, 409},
      {{{"a", {{"b", "1"}}}}, 409},
      {{{"a", nullptr}}, 409},
      {{{"list", {{{"x", 1}, {"y", 3}}}}}, 409},
      {{{"b", 1}}, 409},
      {Json::array(), 409},
  }));
  INFO(body);
  CHECK(status_of(world, {{"body", body}}) == status);
}

TEST_CASE("Near misses tell of query and body field by field", "[journal][verify]") {
  AWorld world;
  world.as(sofia).post(users + "?dry=no", {{"name", "ci"}, {"tags", {"a", "b"}}, {"owner", {{"id", 7}}}});
  const auto answer =
      verify(world, {{"match",
                      {{"query", {{"dry", "yes"}, {"by", "*"}}},
                       {"body", {{"name", "ci"}, {"tags", {"a", "c"}}, {"owner", {{"id", 8}, {"x", 1}}}}}}}});
  CHECK(answer.status == 409);
  CHECK(nearest(answer) ==
        "/match/query/by * \n"
        "/match/query/dry yes no\n"
        "/match/body/owner/id 8 7\n"
        "/match/body/owner/x 1 \n"
        "/match/body/tags/1 \"c\" [\"a\",\"b\"]\n");
}

TEST_CASE("A body that the journal has not kept whole is told as such", "[journal][verify]") {
  AWorld world({}, JournalOptions{10, 20});
  world.as(sofia).post(users, {{"name", "a name that is too long"}});
  const auto answer = verify(world, {{"match", {{"body", {{"name", "a*"}}}}}});
  CHECK(nearest(answer) == "/match/body {\"name\":\"a*\"} no JSON, or not all of it: {\"name\":\"a name that\n");
}

TEST_CASE("A request is found by the status of its answer, or a class, or any of several", "[journal][verify]") {
  AWorld world;
  world.as(sofia).get(acme + "/application-users/u-nobody");
  const auto [status, found] = GENERATE(table<Json, int>({
      {404, 200},
      {"404", 200},
      {"4xx", 200},
      {{200, "4xx"}, 200},
      {"5xx", 409},
      {{200, 204}, 409},
  }));
  INFO(status);
  CHECK(status_of(world, {{"status", status}}) == found);
  const auto filter = status.is_array()
                          ? "status=200&status=" + (status[1].is_string() ? status[1].get<std::string>() : "204")
                          : "status=" + (status.is_string() ? status.get<std::string>() : "404");
  const auto listed = world.control(Method::get, "/_mock/journal?" + filter);
  CHECK(listed.json["requests"].size() == (found == 200 ? 1 : 0));
}

TEST_CASE("A request is found by the error code of its answer and by the reason of its refusal", "[journal][verify]") {
  AWorld world;
  world.as(nobody).get("/v1/me");
  world.as(mike).post(users, {{"name", "n"}});
  world.as(sofia).get("/v1/organization/org-of-nobody/application-users");
  CHECK(status_of(world, {{"error_code", "organization_not_found"}}) == 200);
  CHECK(status_of(world, {{"error_code", "organization_*"}, {"status", 200}}) == 409);
  CHECK(status_of(world, {{"reason", "token"}, {"status", 401}}) == 200);
  CHECK(status_of(world, {{"reason", "permission"}, {"principal", mike_id}}) == 200);
  CHECK(status_of(world, {{"reason", "*no header Authorization*"}}) == 200);
  CHECK(status_of(world, {{"reason", "two_factor"}}) == 409);
  CHECK(world.control(Method::get, "/_mock/journal?reason=permission").json["requests"].size() == 1);
}

TEST_CASE("Every reason in the journal can be asked for by its check", "[journal][verify][reasons]") {
  AWorld world;
  world.as(nobody).get("/v1/me");
  world.as(sofia).get("/v1/no/such/path");
  world.as(sofia).put("/v1/me", {});
  world.as(sofia).post(users, {{"name", 5}});
  world.as(sofia).get("/v1/project/acme-website/service/db");
  world.as(sofia).get(acme + "/application-users/u-nobody");
  world.as(mike).post(users, {{"name", "n"}});
  world.as(ci_reading).post(users, {{"name", "n"}});
  world.fault({{"match", {{"operation", "UserInfo"}}}, {"fault", {{"kind", "status"}, {"status", 503}}}});
  world.as(sofia).get("/v1/me");
  std::set<std::string> checks;
  const auto records = world.control(Method::get, "/_mock/journal").json["requests"];
  for (const auto& record : records) {
    const auto check = record["reason"]["check"].get<std::string>();
    checks.insert(check);
    CHECK(status_of(world, {{"reason", check}}) == 200);
  }
  CHECK(checks.size() >= 8);
}

TEST_CASE("Words that no answer can have are refused, with the nearest one", "[journal][verify][match]") {
  AWorld world;
  const auto [match, message] = GENERATE(table<Json, std::string>({
      {{{"status", 99}},
       "status must be a number from 200 to 599, a class like \"4xx\", or a list of these, not 99 (at /match/status)"},
      {{{"status", {200, "4xxx"}}},
       "status must be a number from 200 to 599, a class like \"4xx\", or a list of these, not \"4xxx\"; did you mean "
       "\"4xx\"? (at /match/status/1)"},
      {{{"status", Json::array()}},
       "status must have at least 1 item, not 0: no answer has none of them (at /match/status)"},
      {{{"error_code", "organisation_not_found"}},
       "no answer has the error_code \"organisation_not_found\"; did you mean \"organization_not_found\"? (at "
       "/match/error_code)"},
      {{{"reason", "permision"}},
       "no refusal has the reason \"permision\"; did you mean \"permission\"? (at /match/reason)"},
      {{{"body", {{"password", "secret"}}}},
       "the journal keeps no secrets: what stands in password is \"***\" there, and can be asked for as that or as "
       "\"*\" (at /match/body/password)"},
  }));
  INFO(match);
  const auto answer = verify(world, {{"match", match}, {"times", 0}});
  CHECK(answer.status == 400);
  CHECK(answer.message() == message);
}

TEST_CASE("A code of a fault rule can be asked for, before and after the rule is gone", "[journal][verify][match]") {
  AWorld world;
  CHECK(status_of(world, {{"error_code", "of_our_own"}}) == 400);
  world.fault({{"fault", {{"kind", "status"}, {"status", 503}, {"error_code", "of_our_own"}}}});
  CHECK(status_of(world, {{"error_code", "of_our_own"}}) == 409);
  world.as(sofia).get("/v1/me");
  world.control(Method::remove, "/_mock/faults");
  CHECK(status_of(world, {{"error_code", "of_our_own"}}) == 200);
}

TEST_CASE("A fault rule hits by query and body, and cannot ask for what only an answer has", "[faults][match]") {
  AWorld world;
  const Json unavailable{{"kind", "status"}, {"status", 503}};
  world.fault({{"match", {{"body", {{"name", "bad*"}}}}}, {"fault", unavailable}});
  world.fault({{"match", {{"query", {{"limit", "1"}}}}}, {"fault", unavailable}});
  CHECK(world.as(sofia).post(users, {{"name", "bad one"}}).status == 503);
  CHECK(world.as(sofia).post(users, {{"name", "good"}}).status == 200);
  CHECK(world.as(sofia).get("/v1/me?limit=1").status == 503);
  CHECK(world.as(sofia).get("/v1/me?limit=2").status == 200);
  const std::string field = GENERATE("status", "error_code", "reason");
  const auto answer =
      world.control(Method::post, "/_mock/faults", {{"match", {{field, "404"}}}, {"fault", unavailable}});
  CHECK(answer.status == 400);
  CHECK(answer.message() == "a fault rule decides before there is an answer, and cannot ask for its " + field +
                                "; the journal and verify can (at /match/" + field + ")");
}

TEST_CASE("The body of a pattern has a limit", "[faults][match][limits]") {
  AWorld world;
  Json list = Json::array();
  for (int i = 0; i < 200; ++i) list.push_back(i);
  const auto answer = verify(world, {{"match", {{"body", list}}}});
  CHECK(answer.message() == "body must have at most 200 values in all, not 201 (at /match/body)");
  list.erase(0);
  CHECK(verify(world, {{"match", {{"body", list}}}}).status == 409);
}

TEST_CASE("An order is verified whatever lies between, and tells which step is missing", "[journal][verify]") {
  AWorld world;
  world.as(sofia).post(users, {{"name", "n"}});
  world.as(sofia).get("/v1/me");
  world.as(sofia).get(users);
  const Json create{{"operation", "ApplicationUserCreate"}};
  const Json list{{"operation", "ApplicationUsersList"}};
  CHECK(verify(world, {{"in_order", {create, list}}}).status == 200);
  CHECK(verify(world, {{"in_order", {create}}}).json["count"] == 1);
  const auto wrong = verify(world, {{"in_order", {list, create}}});
  CHECK(wrong.status == 409);
  CHECK(wrong.message() ==
        "Expected 2 in this order, found 1; none after request 3 matches the pattern at /in_order/1");
  CHECK(wrong.json["nearest"][0]["number"] == 1);
  CHECK(wrong.json["nearest"][0]["misses"].empty());  // it came too early
  CHECK(verify(world, {{"in_order", {create, create}}}).status == 409);
}

TEST_CASE("An order does not go with match and times, and its mistakes are told by position", "[journal][verify]") {
  AWorld world;
  CHECK(verify(world, {{"in_order", {Json::object()}}, {"times", 1}}).message() ==
        "in_order says which requests, and how many: times must be left out beside it (at /times)");
  CHECK(verify(world, {{"in_order", {Json::object(), {{"operation", "UserInfoo"}}}}}).message() ==
        "there is no operation \"UserInfoo\"; did you mean \"UserInfo\"? (at /in_order/1/operation)");
  CHECK(verify(world, {{"in_order", Json::array()}}).status == 400);
}

TEST_CASE("Nothing else: other requests make a verification fail, and the first ones are told", "[journal][verify]") {
  AWorld world;
  world.as(sofia).get("/v1/me");
  const Json me{{"operation", "UserInfo"}};
  CHECK(verify(world, {{"match", me}, {"nothing_else", true}}).status == 200);
  CHECK(verify(world, {{"in_order", {me}}, {"nothing_else", true}}).status == 200);
  world.as(sofia).get(users);
  const auto answer = verify(world, {{"match", me}, {"nothing_else", true}});
  CHECK(answer.status == 409);
  CHECK(answer.message() ==
        "Expected at least 1 that match, and nothing else, found 1; 1 other request(s) should not be there");
  CHECK(answer.json["others"] == Json::array({{{"number", 2}, {"method", "GET"}, {"path", users}}}));
  CHECK(verify(world, {{"in_order", {me}}, {"nothing_else", true}}).status == 409);
  CHECK(verify(world, {{"match", me}}).status == 200);
}

TEST_CASE("Nobody can say that there was nothing else once the journal has forgotten", "[journal][verify]") {
  AWorld world({}, JournalOptions{1, 4096});
  for (int i = 0; i < 2; ++i) world.as(sofia).get("/v1/me");
  CHECK(verify(world, {{"match", {{"operation", "UserInfo"}}}}).status == 200);
  CHECK(verify(world, {{"match", {{"operation", "UserInfo"}}}, {"nothing_else", true}}).status == 409);
}

}  // namespace
}  // namespace mock::test
