// What each kind does: to the answer, before it travels, and to the world. How it looks on the wire is tested in
// tests/http/faults_test.cpp.
#include <algorithm>
#include <cmath>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

using std::chrono::milliseconds;

const std::string users = acme + "/application-users";

std::size_t count_of_users(AWorld& world) {
  return world.control(Method::get, "/_mock/state").json["organizations"][0]["application_users"].size();
}

// Makes an application user while the fault lasts, and says how many more there are then.
struct Attempt {
  Answer answer;
  std::size_t made = 0;
};
Attempt attempt(AWorld& world, const Json& fault) {
  const auto id = world.fault({{"match", {{"path", "/v1/*"}}}, {"fault", fault}});
  const auto before = count_of_users(world);
  auto answer = world.as(sofia).post(users, {{"name", "n"}});
  world.control(Method::remove, "/_mock/faults/" + id);
  return {std::move(answer), count_of_users(world) - before};
}

TEST_CASE("status: the error is answered as it was given, and the world sees nothing", "[faults]") {
  AWorld world;
  const auto [answer, made] = attempt(world, {{"kind", "status"},
                                              {"status", 503},
                                              {"error_code", "service_unavailable"},
                                              {"message", "Come back later"},
                                              {"headers", {{"Retry-After", "2"}, {"X-Reason", "maintenance"}}}});
  CHECK(answer.status == 503);
  CHECK(answer.json ==
        Json{{"errors", {{{"message", "Come back later"}, {"status", 503}, {"error_code", "service_unavailable"}}}},
             {"message", "Come back later"}});
  CHECK(answer.header("Retry-After") == "2");
  CHECK(answer.header("X-Reason") == "maintenance");
  CHECK(made == 0);
}

TEST_CASE("status: without message and code the status speaks for itself", "[faults]") {
  AWorld world;
  const auto [answer, made] = attempt(world, {{"kind", "status"}, {"status", 502}});
  CHECK(answer.json == Json{{"errors", {{{"message", "Bad gateway"}, {"status", 502}}}}, {"message", "Bad gateway"}});
  CHECK(made == 0);
}

TEST_CASE("latency: the answer is as ever, and late", "[faults]") {
  AWorld world;
  const auto [answer, made] = attempt(world, {{"kind", "latency"}, {"ms", 250}});
  CHECK(answer.status == 200);
  CHECK(answer.wire.wait == milliseconds(250));
  CHECK(made == 1);
}

std::vector<double> waits(const Json& fault, int count) {
  AWorld world;
  world.fault({{"fault", fault}});
  std::vector<double> all;
  for (int i = 0; i < count; ++i) all.push_back(static_cast<double>(world.as(nobody).get("/v1/me").wire.wait.count()));
  std::sort(all.begin(), all.end());
  return all;
}

TEST_CASE("latency: distributions have the median and the 99th percentile that were asked for", "[faults]") {
  const auto* distribution = GENERATE("uniform", "lognormal");
  INFO(distribution);
  const auto all =
      waits({{"kind", "latency"}, {"distribution", distribution}, {"p50_ms", 1000}, {"p99_ms", 1900}}, 4000);
  CHECK(all[2000] == Approx(1000).epsilon(0.04));
  CHECK(all[3960] == Approx(1900).epsilon(0.06));
  CHECK(all.front() >= 0);
  // An even spread is bounded and symmetrical; the other has a tail and no waits near 0.
  if (distribution == std::string("uniform"))
    CHECK(all.back() <= 1919);
  else
    CHECK(all.front() > 250);
}

TEST_CASE("rate_limit: so many requests a window of the world's clock, and 429 with Retry-After beyond", "[faults]") {
  AWorld world;
  const auto id = world.fault({{"match", {{"principal", sofia_id}}},
                               {"fault", {{"kind", "rate_limit"}, {"requests", 2}, {"per_seconds", 60}}}});
  const auto ask = [&] { return world.as(sofia).get("/v1/me"); };
  CHECK(ask().status == 200);
  world.advance(20);
  CHECK(ask().status == 200);
  const auto refused = ask();
  CHECK(refused.status == 429);
  CHECK(refused.header("Retry-After") == "40");
  CHECK(refused.message() ==
        "The user has sent too many requests in a given amount of time: Rate limit 2 exceeded - try again in 40s");
  CHECK(world.as(mike).get("/v1/me").status == 200);  // is not meant

  world.advance(39);
  CHECK(ask().header("Retry-After") == "1");
  world.advance(1);
  CHECK(ask().status == 200);
  CHECK(world.control(Method::get, "/_mock/faults/" + id).json["hits"] == 2);
}

TEST_CASE("rate_limit: the refused ones change nothing", "[faults]") {
  AWorld world;
  const auto [answer, made] = attempt(world, {{"kind", "rate_limit"}, {"requests", 0}, {"per_seconds", 10}});
  CHECK(answer.status == 429);
  CHECK(answer.header("Retry-After") == "10");
  CHECK(made == 0);
}

TEST_CASE("drop and reset: before the world sees the request, or after", "[faults]") {
  const auto [kind, loss] = GENERATE(table<std::string, Loss>({{"drop", Loss::closed}, {"reset", Loss::reset}}));
  INFO(kind);
  AWorld world;
  const auto unseen = attempt(world, {{"kind", kind}});
  CHECK(unseen.answer.wire.loss == loss);
  CHECK(unseen.made == 0);
  const auto committed = attempt(world, {{"kind", kind}, {"when", "after"}});
  CHECK(committed.answer.wire.loss == loss);
  CHECK(committed.made == 1);
}

TEST_CASE("hang: a wait, then the end of the connection, and the world sees nothing", "[faults]") {
  AWorld world;
  const auto [answer, made] = attempt(world, {{"kind", "hang"}, {"ms", 5000}});
  CHECK(answer.wire.wait == milliseconds(5000));
  CHECK(answer.wire.loss == Loss::closed);
  CHECK(made == 0);
}

TEST_CASE("truncate and drip: the world does its part, and the whole answer is handed to the wire", "[faults]") {
  AWorld world;
  const auto cut = attempt(world, {{"kind", "truncate"}, {"bytes", 10}});
  CHECK(cut.answer.status == 200);
  CHECK(cut.answer.json["name"] == "n");
  CHECK(cut.answer.wire.cut_at == 10);
  CHECK(cut.made == 1);
  const auto slow = attempt(world, {{"kind", "drip"}, {"bytes_per_second", 100}});
  CHECK(slow.answer.json["name"] == "n");
  CHECK(slow.answer.wire.bytes_a_second == 100);
  CHECK(slow.made == 1);
}

TEST_CASE("garbage: 200 and no JSON, whatever the answer was, and the world does its part", "[faults]") {
  AWorld world;
  const auto [answer, made] = attempt(world, {{"kind", "garbage"}, {"bytes", 40}});
  CHECK(answer.status == 200);
  CHECK(answer.text.size() == 40);
  CHECK(answer.json.is_discarded());
  CHECK(answer.content_type == "application/json");
  CHECK(made == 1);

  world.fault({{"fault", {{"kind", "garbage"}, {"bytes", 8}}}});
  const auto refused = world.as(nobody).send(Method::get, "/_world/default/v1/me", "");
  CHECK(refused.status == 200);
  CHECK(refused.text.size() == 8);
}

TEST_CASE("expire_token: 401 as of an expired token, for this request alone", "[faults]") {
  AWorld world;
  const auto [answer, made] = attempt(world, {{"kind", "expire_token"}});
  const auto unknown = world.as("no-such-token").get(users);
  CHECK(answer.status == 401);
  CHECK(answer.text == unknown.text);
  CHECK(made == 0);
  CHECK(world.as(sofia).get(users).status == 200);
}

TEST_CASE("expire_token: operations without a token do not mind", "[faults]") {
  AWorld world;
  world.fault({{"fault", {{"kind", "expire_token"}}}});
  CHECK(world.as(nobody).post("/v1/userauth", {{"email", "mike@acme.example"}, {"password", "wrong"}}).status == 403);
}

TEST_CASE("expire_token: in the middle of a paginated job, which goes on from where it stopped", "[faults]") {
  auto fixture = demo();
  auto& organization = fixture["organizations"][0];
  organization["kafka_governance_enabled"] = true;
  for (int i = 0; i < 70; ++i)
    organization["governance_access"].push_back({{"access_name", "n" + std::to_string(i)},
                                                 {"created_by", sofia_id},
                                                 {"project_name", "acme-website"},
                                                 {"service_name", "kafka-1"},
                                                 {"acls", {{{"operation", "Read"}, {"resource_name", "orders"}}}}});
  AWorld world(fixture);
  const auto pages = acme + "/governance/access?limit=30";
  world.fault({{"match", {{"operation", "OrganizationGovernanceAccessList"}}},
               {"after", 1},
               {"times", 1},
               {"fault", {{"kind", "expire_token"}}}});
  std::vector<int> statuses;
  std::size_t seen = 0;
  for (std::string next = pages; !next.empty();) {
    const auto page = world.as(sofia).get(next);
    statuses.push_back(page.status);
    if (page.status != 200) continue;  // the job signs in again, and asks for the same page
    seen += page.json.at("access").size();
    const auto cursor = page.json.find("next");
    const bool is_the_last = cursor == page.json.end() || cursor->is_null();
    next = is_the_last ? "" : pages + "&cursor=" + cursor->get<std::string>();
  }
  CHECK(statuses == std::vector{200, 401, 200, 200});
  CHECK(seen == 70);
}

std::vector<std::string> names(AWorld& world) {
  std::vector<std::string> all;
  for (const auto& user : world.as(sofia).get(users).member("application_users")) all.push_back(user["name"]);
  return all;
}

TEST_CASE("stale_read by writes: reads lag so many changes behind, writes do not", "[faults]") {
  AWorld world;
  const auto start = names(world);
  world.fault({{"fault", {{"kind", "stale_read"}, {"writes", 2}}}});
  CHECK(names(world) == start);
  const auto with = [&](std::vector<std::string> more) {
    auto all = start;
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  world.make_application_user("a");
  CHECK(names(world) == start);
  world.make_application_user("b");
  CHECK(names(world) == start);
  world.make_application_user("c");
  CHECK(names(world) == with({"a"}));
  world.advance(10);  // is no write
  CHECK(names(world) == with({"a"}));
  world.make_application_user("d");
  CHECK(names(world) == with({"a", "b"}));

  CHECK(world.control(Method::get, "/_mock/state").json["organizations"][0]["application_users"].size() ==
        start.size() + 4);
  world.control(Method::remove, "/_mock/faults");
  CHECK(names(world) == with({"a", "b", "c", "d"}));
}

TEST_CASE("stale_read: what was just made is not there yet, and what was removed still is", "[faults]") {
  AWorld world;
  world.fault({{"match", {{"method", "GET"}}}, {"fault", {{"kind", "stale_read"}, {"writes", 1}}}});
  const auto made = world.make_application_user("new");
  CHECK(world.as(sofia).get(users + "/" + made).status == 404);
  CHECK(world.as(sofia).remove(ci).status == 204);
  CHECK(world.as(sofia).get(ci).status == 200);
  CHECK(world.as(sofia).get(users + "/" + made).status == 200);

  const auto organization =
      world.as(sofia).post("/v1/organizations", {{"name", "New"}, {"primary_billing_group_id", nullptr}});
  world.as(sofia).post("/v1/account", {{"account_name", "New account"}});
  const std::string id = world.control(Method::get, "/_mock/state").json["organizations"].back()["organization_id"];
  CHECK(world.as(sofia).get("/v1/organization/" + id).code() == "organization_not_found");
}

TEST_CASE("stale_read by time: what is younger than that is not seen", "[faults]") {
  AWorld world;
  const auto start = names(world);
  world.fault({{"match", {{"path", users}}}, {"fault", {{"kind", "stale_read"}, {"ms", 3'600'000}}}});
  world.make_application_user("a");
  world.make_application_user("b");
  CHECK(names(world) == start);
}

TEST_CASE("stale_read: a past that nobody asked for is not remembered, and none has a hole", "[faults]") {
  AWorld world;
  const Json rule{{"match", {{"operation", "OrganizationGet"}}}, {"fault", {{"kind", "stale_read"}, {"writes", 1}}}};
  const auto rename = [&](const char* name) { world.as(sofia).patch(acme, {{"name", name}}); };
  const auto name = [&] { return world.as(sofia).get(acme).json["organization_name"]; };
  world.fault(rule);
  rename("S1");
  world.control(Method::remove, "/_mock/faults");
  rename("S2");
  rename("S3");
  world.fault(rule);
  CHECK(name() == "S3");
  rename("S4");
  CHECK(name() == "S3");
  world.control(Method::remove, "/_mock/faults");  // also without writes between the two
  world.fault(rule);
  CHECK(name() == "S4");
}

TEST_CASE("stale_read: a reset leaves nothing of the past", "[faults]") {
  auto fixture = demo();
  fixture["faults"] = {{{"fault", {{"kind", "stale_read"}, {"writes", 5}}}}};
  AWorld world(fixture);
  const auto start = names(world);
  world.make_application_user("a");
  world.as(sofia).remove(ci);
  world.control(Method::post, "/_mock/reset");
  CHECK(names(world) == start);
  world.make_application_user("b");
  CHECK(names(world) == start);
}

}  // namespace
}  // namespace mock::test
