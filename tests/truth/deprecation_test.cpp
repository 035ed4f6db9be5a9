// The API of a day: what is deprecated says so, and what has ended is gone when the mock is asked to be the API of
// then.
#include <algorithm>

#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string teams_of_acme = "/v1/account/a5a1e9d0ac1e/teams";

PipelineOptions as_of(const char* day) {
  PipelineOptions options;
  options.as_of = AsOf{parse_rfc3339(std::string(day) + "T00:00:00Z")};
  return options;
}

TEST_CASE("Deprecated operations say so in headers, also when they refuse", "[truth][deprecation]") {
  AWorld world;
  for (const auto& answer : {world.as(sofia).get("/v1/project"), world.as(nobody).get("/v1/project")}) {
    CHECK(answer.header("Deprecation") == "@1767225600");
    CHECK(answer.header("Sunset") == "Sun, 31 Jan 2027 00:00:00 GMT");
    CHECK(answer.header("Link") == "<https://aiven.io/changelog>; rel=\"sunset\"");
  }
  const auto no_day = world.as(sofia).get("/v1/me/account/invites");
  CHECK(no_day.header("Deprecation") == "@1767225600");
  CHECK(no_day.header("Sunset").empty());
  CHECK(world.as(sofia).get("/v1/me").header("Deprecation").empty());
}

TEST_CASE("The OpenAPI document marks what is deprecated", "[truth][deprecation][openapi]") {
  AWorld world;
  const auto document = world.control(Method::get, "/doc/openapi.json").json;
  const auto path_of = [](std::string_view whole) { return std::string(whole.substr(std::string_view("/v1").size())); };
  for (const auto& row : api::operations()) {
    auto method = std::string(name(row.method));
    std::transform(method.begin(), method.end(), method.begin(), [](unsigned char c) { return std::tolower(c); });
    INFO(row.id);
    CHECK(document["paths"][path_of(row.path)][method].value("deprecated", false) == (row.deprecated != nullptr));
  }
}

TEST_CASE("The 37 operations that are published as deprecated are deprecated here", "[truth][deprecation]") {
  const std::vector<std::string_view> published{"AccountTeamMemberVerifyInvite",
                                                "AccountProjectsTeamsList",
                                                "AccountProjectsList",
                                                "AccountTeamDelete",
                                                "AccountTeamGet",
                                                "AccountTeamUpdate",
                                                "AccountTeamInvitesList",
                                                "AccountTeamMemberCancelInvite",
                                                "AccountTeamMembersDelete",
                                                "AccountTeamMembersInvite",
                                                "AccountTeamMembersList",
                                                "AccountTeamProjectAssociate",
                                                "AccountTeamProjectAssociationUpdate",
                                                "AccountTeamProjectDisassociate",
                                                "AccountTeamProjectList",
                                                "AccountTeamCreate",
                                                "AccountTeamList",
                                                "AccountUserTeamsList",
                                                "BillingGroupInvoiceGet",
                                                "UserCreditCardAdd",
                                                "UserCreditCardsList",
                                                "UserCreditCardDelete",
                                                "UserCreditCardUpdate",
                                                "UserAccountInvitesList",
                                                "UserAccountInvitesAccept",
                                                "UserAccountInvitesReject",
                                                "OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdate",
                                                "ProjectList",
                                                "ProjectDelete",
                                                "ProjectGet",
                                                "ProjectUpdate",
                                                "ProjectInvite",
                                                "ProjectInviteAccept",
                                                "ProjectInviteDelete",
                                                "ProjectUserRemove",
                                                "ProjectUserUpdate",
                                                "ProjectUserList"};
  REQUIRE(published.size() == 37);
  for (const auto id : published) {
    const auto row = std::find_if(api::operations().begin(), api::operations().end(),
                                  [id](const Operation& each) { return each.id == id; });
    INFO(id);
    REQUIRE(row != api::operations().end());
    CHECK(row->deprecated != nullptr);
  }
}

TEST_CASE("Without a day nothing has ended", "[truth][deprecation]") {
  AWorld world;
  world.advance(500 * 24 * 3600);
  for (const std::string path : {"/v1/project", "/v1/billing-group", "/v1/card"})
    CHECK(world.as(sofia).get(path).status != 410);
}

TEST_CASE("What has ended by the day is gone, and says what to use", "[truth][deprecation]") {
  const auto [path, last_day, first_day_without] = GENERATE(table<const char*, const char*, const char*>({
      {"/v1/account/a5a1e9d0ac1e/teams", "2026-04-30", "2026-05-01"},
      {"/v1/project/acme-website/users", "2026-07-20", "2026-07-21"},
      {"/v1/billing-group", "2026-09-21", "2026-09-22"},
      {"/v1/account/a5a1e9d0ac1e/billing-group", "2026-09-21", "2026-09-22"},
      {"/v1/card", "2026-09-21", "2026-09-22"},
      {"/v1/project", "2027-01-30", "2027-01-31"},
  }));
  INFO(path);
  AWorld before(demo(), as_of(last_day));
  CHECK(before.as(sofia).get(path).status == 200);
  AWorld after(demo(), as_of(first_day_without));
  const auto gone = after.as(sofia).get(path);
  CHECK(gone.status == 410);
  CHECK(gone.code() == "retired_api_endpoint");
  CHECK(gone.message().starts_with("This API endpoint was deprecated on 202"));
  CHECK(gone.message().find(" and is no longer available. Use /v1/organization") != std::string::npos);
  CHECK(gone.message().ends_with(" instead."));
  CHECK_FALSE(gone.header("Sunset").empty());
}

TEST_CASE("The API of each day that comes follows the world's clock", "[truth][deprecation]") {
  PipelineOptions options;
  options.as_of = AsOf{};
  AWorld world(demo(), options);
  CHECK(world.as(sofia).get("/v1/card").status == 200);
  REQUIRE(world.control(Method::put, "/_mock/clock", {{"now", "2026-09-22T00:00:00Z"}}).status == 200);
  CHECK(world.as(sofia).get("/v1/card").status == 410);
}

TEST_CASE("Since November 2024 teams cannot be created", "[truth][deprecation][teams]") {
  AWorld before(demo(), as_of("2024-10-31"));
  CHECK(before.as(sofia).post(teams_of_acme, {{"team_name", "Builders"}}).status == 200);
  AWorld after(demo(), as_of("2024-11-01"));
  const auto refused = after.as(sofia).post(teams_of_acme, {{"team_name", "Builders"}});
  CHECK(refused.status == 403);
  CHECK(refused.code().empty());
  CHECK(refused.message() == "Not allowed to create teams");
  CHECK(after.as(sofia).get(teams_of_acme).status == 200);
}

TEST_CASE("Since November 2024 signing up asks for a turnstile", "[truth][deprecation]") {
  Json wish{{"email", "new@new.example"}, {"real_name", "New"}, {"password", "correct horse battery staple"}};
  AWorld after(demo(), as_of("2024-11-01"));
  const auto refused = after.as(nobody).post("/v1/user", wish);
  CHECK(refused.status == 400);
  CHECK(refused.code().empty());
  CHECK(refused.message() == "Invalid input: 'cf_turnstile_response' is a required property");
  wish["cf_turnstile_response"] = "anything";
  CHECK(after.as(nobody).post("/v1/user", wish).status == 200);
  AWorld world;
  CHECK(world.as(nobody).post("/v1/user", wish).status == 200);
}

TEST_CASE("Since March 2026 accounts name no team of owners", "[truth][deprecation]") {
  const std::string account = "/v1/account/a5a1e9d0ac1e";
  const auto team = [&](AWorld& world) {
    return world.as(sofia).get(account).json["account"]["account_owner_team_id"].get<std::string>();
  };
  AWorld before(demo(), as_of("2026-02-28")), after(demo(), as_of("2026-03-01"));
  CHECK_FALSE(team(before).empty());
  CHECK(team(after).empty());
}

}  // namespace
}  // namespace mock::test
