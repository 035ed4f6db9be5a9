// Credits of billing groups, and the codes that they are claimed by.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string credits = "/v1/billing-group/bg-1/credits", of_second = "/v1/billing-group/bg-2/credits",
                  of_other = "/v1/billing-group/bg-other/credits";

Json fixture() {
  auto out = demo_without_money();
  auto& organization = out["organizations"][0];
  organization["billing_groups"] = {{{"billing_group_id", "bg-1"}, {"billing_group_name", "Main"}},
                                    {{"billing_group_id", "bg-2"}, {"billing_group_name", "Second"}}};
  organization["credits"] = {{{"billing_group_id", "Main"},
                              {"code", "the-trial"},
                              {"type", "trial"},
                              {"value", "300.00"},
                              {"remaining_value", "12.34"},
                              {"start_time", "2025-12-01T00:00:00Z"},
                              {"expire_time", "2026-02-01T00:00:00Z"}}};
  organization["credit_codes"] = {
      {{"code", "the-gift"}, {"value", "100.00"}},
      {{"code", "the-sponsor"}, {"type", "sponsorship"}, {"value", "50"}, {"expire_time", "2026-01-01T00:01:00Z"}}};
  out["organizations"][1]["billing_groups"] = {{{"billing_group_id", "bg-other"}, {"billing_group_name", "Other"}}};
  return out;
}

const Json trial{{"code", "the-trial"},
                 {"expire_time", "2026-02-01T00:00:00Z"},
                 {"remaining_value", "12.34"},
                 {"start_time", "2025-12-01T00:00:00Z"},
                 {"type", "trial"},
                 {"value", "300.00"}};

Answer claim(AWorld& world, const std::string& code, std::string_view who = sofia, const std::string& path = credits) {
  return world.as(who).post(path, {{"code", code}});
}

void allow(AWorld& world, const std::string& permission) {
  REQUIRE(world.as(sofia)
              .patch(acme_permissions,
                     {{"operation", "set"},
                      {"permissions",
                       {{{"principal_type", "user"}, {"principal_id", mike_id}, {"permissions", {permission}}}}}})
              .status == 204);
}

TEST_CASE("The credits of a billing group are listed", "[credits]") {
  AWorld world(fixture());
  const auto listed = world.as(sofia).get(credits);
  CHECK(listed.status == 200);
  CHECK(listed.json == Json{{"credits", {trial}}});
  CHECK(world.as(sofia).get(of_second).json == Json{{"credits", Json::array()}});
}

TEST_CASE("A code is claimed by one billing group, once", "[credits]") {
  AWorld world(fixture());
  const auto claimed = claim(world, "the-gift");
  REQUIRE(claimed.status == 200);
  const Json gift{{"code", "the-gift"},
                  {"remaining_value", "100.00"},
                  {"start_time", start_of_time},
                  {"type", "promotion"},
                  {"value", "100.00"}};
  CHECK(claimed.json == Json{{"credit", gift}});
  CHECK(world.as(sofia).get(credits).json == Json{{"credits", {trial, gift}}});
  CHECK(world.as(sofia).get(of_second).json == Json{{"credits", Json::array()}});
  for (const auto& path : {credits, of_second}) {
    refuses_and_changes_nothing(
        world, [&] { return claim(world, "the-gift", sofia, path); }, 409, "");
    CHECK(claim(world, "the-gift", sofia, path).message() == "The credit code has been claimed already");
  }
}

TEST_CASE("Unknown codes and those of another organization are refused alike", "[credits]") {
  AWorld world(fixture());
  const auto unknown = claim(world, "the-unknown");
  CHECK(unknown.status == 404);
  CHECK(unknown.message() == "Credit code not found");
  refuses_and_changes_nothing(
      world, [&] { return claim(world, "the-gift", olga, of_other); }, 404, "");
  CHECK(claim(world, "the-gift", olga, of_other).text == unknown.text);
  CHECK(world.log().find("the-gift") == std::string::npos);
  CHECK(world.log().find("the-unknown") == std::string::npos);
}

TEST_CASE("A code is claimed before its time is over", "[credits]") {
  AWorld world(fixture());
  world.advance(59);
  auto sooner = world.control(Method::get, "/_mock/state").json;
  world.advance(1);
  refuses_and_changes_nothing(
      world, [&] { return claim(world, "the-sponsor"); }, 400, "");
  CHECK(claim(world, "the-sponsor").message() == "The credit code has expired");
  AWorld before(sooner);
  const auto claimed = claim(before, "the-sponsor");
  CHECK(claimed.status == 200);
  CHECK(claimed.json["credit"]["expire_time"] == "2026-01-01T00:01:00Z");
}

TEST_CASE("A code has 1 to 1024 characters", "[credits][limits]") {
  const std::string long_code(1024, 'c');
  auto start = fixture();
  start["organizations"][0]["credit_codes"].push_back({{"code", long_code}, {"value", "1.00"}});
  AWorld world(start);
  for (const auto& body : {Json::object(), Json{{"code", ""}}, Json{{"code", long_code + "c"}}, Json{{"code", 1}}})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(credits, body); }, 400, "");
  CHECK(claim(world, long_code).status == 200);
}

TEST_CASE("Credits are listed by developers, operators and readers, and claimed by the first two", "[credits]") {
  AWorld world(fixture());
  for (const auto who : {mike, olga}) {
    CHECK(world.as(who).get(credits).code() == "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return claim(world, "the-gift", who); }, 403, "permission_denied");
  }
  CHECK(world.as(arthur).get(credits).status == 200);
  allow(world, "read_only");
  CHECK(world.as(mike).get(credits).status == 200);
  CHECK(claim(world, "the-gift", mike).code() == "permission_denied");
  for (const auto& [role, code] : {std::pair("developer", "the-gift"), std::pair("operator", "the-sponsor")}) {
    allow(world, role);
    CHECK(world.as(mike).get(credits).status == 200);
    CHECK(claim(world, code, mike).status == 200);
  }
}

TEST_CASE("There are no credits of a billing group that there is not", "[credits]") {
  AWorld world(fixture());
  const std::string none = "/v1/billing-group/bg-0/credits";
  CHECK(world.as(sofia).get(none).code() == "billing_group_not_found");
  refuses_and_changes_nothing(
      world, [&] { return claim(world, "the-gift", sofia, none); }, 404, "billing_group_not_found");
}

TEST_CASE("Credits go with their billing group, and all of them with the organization", "[credits]") {
  AWorld world(fixture());
  world.world().change([](State& next) { billing_groups::remove(next, "bg-1"); });
  CHECK(world.world().state()->credits.size() == 2);
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.world().state()->credits.size() == 0);
}

TEST_CASE("A world with credits is saved and loaded again", "[credits][fixtures]") {
  auto start = fixture();
  start["organizations"][0]["credits"].push_back({{"billing_group_id", "bg-2"}, {"value", "7.00"}});
  AWorld world(start);
  REQUIRE(claim(world, "the-gift").status == 200);
  AWorld again(world.control(Method::get, "/_mock/state").json);
  CHECK(again.state_but_for_use() == world.state_but_for_use());
  for (const auto& path : {credits, of_second}) CHECK(again.as(sofia).get(path).json == world.as(sofia).get(path).json);
  CHECK(claim(again, "the-gift").status == 409);
  CHECK(claim(again, "the-sponsor").status == 200);
}

TEST_CASE("Fixtures give each credit a code of its own, and to a billing group of the organization",
          "[credits][fixtures]") {
  const auto problems = problems_with(
      [](Json& document) {
        auto& organization = document["organizations"][0];
        organization["credit_codes"].push_back({{"code", "the-trial"}, {"value", "1.00"}});
        organization["credits"].push_back({{"billing_group_id", "bg-other"}, {"value", "1.00"}});
        organization["credits"].push_back({{"billing_group_id", "bg-2"}, {"value", "one"}});
      },
      fixture());
  CHECK(problems.find("/organizations/0/credit_codes/2/code: two credits have this code\n") != std::string::npos);
  CHECK(problems.find("/organizations/0/credits/1/billing_group_id: the organization has no billing group") !=
        std::string::npos);
  CHECK(problems.find("/organizations/0/credits/2/value: value must be an amount such as 12.34, not below zero") !=
        std::string::npos);
  CHECK(problems.find("the-trial") == std::string::npos);
}

}  // namespace
}  // namespace mock::test
