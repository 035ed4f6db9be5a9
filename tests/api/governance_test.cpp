// Accesses to governed topics of Apache Kafka, and their credentials.
#include <set>

#include "support/catch.h"
#include "support/documented.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string accesses = acme + "/governance/access", one = accesses + "/access-1", none = accesses + "/access-0";
const std::string elsewhere = nowhere + "/governance/access";

Json wish() {
  return {{"access_name", "Orders"},
          {"access_type", "KAFKA"},
          {"access_data",
           {{"acls",
             {{{"host", ""},
               {"operation", "Read"},
               {"permission_type", "ALLOW"},
               {"resource_name", "orders"},
               {"resource_type", "Topic"}}}},
            {"project_name", "acme-website"},
            {"service_name", "kafka-1"},
            {"username", ""}}}};
}

// The demo, where Kafka is governed and una has an access for the group Developers.
Json governed() {
  auto out = demo_without_money();
  auto& organization = out["organizations"][0];
  organization["kafka_governance_enabled"] = true;
  organization["governance_access"] = {{{"access_id", "access-1"},
                                        {"access_name", "Invoices"},
                                        {"project_name", "acme-development"},
                                        {"service_name", "kafka-1"},
                                        {"username", "una-reads"},
                                        {"acls", {{{"operation", "Read"}, {"resource_name", "invoices"}}}},
                                        {"owner_user_group_id", "Developers"},
                                        {"created_by", una_id},
                                        {"password", "known-to-una"}}};
  return out;
}

Json governed_in_the_console() {
  auto out = governed();
  out["organizations"][0]["kafka_console_governance_enabled"] = true;
  return out;
}

const DocumentedErrors not_governed{
    demo,
    {
        {"OrganizationGovernanceAccessCreate", "400 kafka_governance_not_enabled", post(sofia, accesses, wish())},
        {"OrganizationGovernanceAccessDelete", "400 kafka_governance_not_enabled", remove(sofia, one)},
        {"OrganizationGovernanceAccessGet", "400 kafka_governance_not_enabled", get(sofia, one)},
        {"OrganizationGovernanceAccessCredentialsGet", "400 kafka_governance_not_enabled",
         get(sofia, one + "/credentials")},
        {"OrganizationGovernanceAccessList", "404 organization_not_found", get(sofia, elsewhere)},
        {"OrganizationGovernanceAccessCreate", "404 organization_not_found", post(sofia, elsewhere, wish())},
        {"OrganizationGovernanceAccessDelete", "404 organization_not_found", remove(sofia, elsewhere + "/a")},
        {"OrganizationGovernanceAccessGet", "404 organization_not_found", get(sofia, elsewhere + "/a")},
        {"OrganizationGovernanceAccessCredentialsGet", "404 organization_not_found",
         get(sofia, elsewhere + "/a/credentials")},
    }};
const DocumentedErrors unknown_access{
    governed, {{"OrganizationGovernanceAccessGet", "404 governance_access_not_found", get(sofia, none)}}};
const DocumentedErrors in_the_console{
    governed_in_the_console,
    {
        {"OrganizationGovernanceAccessCreate", "400 kafka_console_governance_enabled", post(sofia, accesses, wish())},
        {"OrganizationGovernanceAccessDelete", "400 kafka_console_governance_enabled", remove(sofia, one)},
    }};

TEST_CASE("An access to topics is made, seen, listed and deleted", "[governance]") {
  AWorld world(governed());
  world.advance(30);
  auto body = wish();
  body["owner_user_group_id"] = people_team;
  const auto made = world.as(mike).post(accesses, body);
  REQUIRE(made.status == 200);
  const auto access = made.json["access"];
  const auto id = access["access_id"].get<std::string>(), user = access["access_data"]["username"].get<std::string>();
  CHECK(id.size() == 36);
  CHECK(user.starts_with("user-"));
  CHECK(access == Json{{"access_data",
                        {{"acls",
                          {{{"host", "*"},
                            {"id", access["access_data"]["acls"][0]["id"]},
                            {"operation", "Read"},
                            {"pattern_type", "LITERAL"},
                            {"permission_type", "ALLOW"},
                            {"principal", "User:" + user},
                            {"resource_name", "orders"},
                            {"resource_type", "Topic"}}}},
                         {"project_name", "acme-website"},
                         {"service_name", "kafka-1"},
                         {"username", user}}},
                       {"access_id", id},
                       {"access_name", "Orders"},
                       {"access_type", "KAFKA"},
                       {"create_time", "2026-01-01T00:00:30Z"},
                       {"created_by", mike_id},
                       {"credentials_consumed", false},
                       {"credentials_user_id", mike_id},
                       {"owner_user_group_id", people_team}});
  CHECK(access["access_data"]["acls"][0]["id"].get<std::string>().starts_with("acl"));
  CHECK(world.as(sofia).get(accesses + "/" + id).json == made.json);
  const auto listed = world.as(sofia).get(accesses).json;
  REQUIRE(listed["access"].size() == 2);
  CHECK(listed["access"][0]["access_name"] == "Invoices");
  CHECK(listed["access"][1] == access);
  CHECK(world.as(mike).remove(accesses + "/" + id).json == Json{{"access_id", id}});
  CHECK(world.as(mike).remove(accesses + "/" + id).code() == "governance_access_not_found");
  CHECK(world.as(mike).get(accesses).json["total_count"] == 1);
}

TEST_CASE("A user, hosts and a missing owner are taken as they are said", "[governance]") {
  AWorld world(governed());
  auto body = wish();
  body["access_data"]["username"] = "reader";
  body["access_data"]["acls"][0]["host"] = "192.0.2.1";
  const auto access = world.as(arthur).post(accesses, body).json["access"];
  CHECK(access["access_data"]["username"] == "reader");
  CHECK(access["access_data"]["acls"][0]["host"] == "192.0.2.1");
  CHECK(access["access_data"]["acls"][0]["principal"] == "User:reader");
  CHECK_FALSE(access.contains("owner_user_group_id"));
}

TEST_CASE("Nothing is had where Kafka is not governed, and nothing made where the console governs it", "[governance]") {
  AWorld without;
  for (const auto& ask :
       {post(mike, accesses, wish()), get(mike, one), remove(mike, one), get(mike, one + "/credentials")})
    refuses_and_changes_nothing(
        without, [&] { return ask(without); }, 400, "kafka_governance_not_enabled");
  AWorld console(governed_in_the_console());
  for (const auto& ask : {post(una, accesses, wish()), remove(una, one)})
    refuses_and_changes_nothing(
        console, [&] { return ask(console); }, 400, "kafka_console_governance_enabled");
  for (const auto& path : {accesses, one, one + "/credentials"}) CHECK(console.as(una).get(path).status == 200);
}

TEST_CASE("Credentials are for those to whom the access belongs, and reading them is remembered", "[governance]") {
  AWorld world(governed());
  const auto path = one + "/credentials";
  for (const auto token : {mike, gus})
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).get(path); }, 403, "permission_denied");
  CHECK(world.as(mike).get(one).json["access"]["credentials_consumed"] == false);
  const auto shown = world.as(una).get(path);
  REQUIRE(shown.status == 200);
  CHECK(shown.json["credentials"].size() == 3);
  CHECK(shown.json["credentials"]["password"] == "known-to-una");
  CHECK(shown.json["credentials"]["access_cert"].get<std::string>().starts_with("-----BEGIN CERTIFICATE-----\n"));
  CHECK(shown.json["credentials"]["access_key"].get<std::string>().starts_with("-----BEGIN PRIVATE KEY-----\n"));
  CHECK(world.as(mike).get(one).json["access"]["credentials_consumed"] == true);
  for (const auto token : {una, mona, sofia, arthur}) CHECK(world.as(token).get(path).json == shown.json);
  CHECK(world.as(sofia).get(none + "/credentials").code() == "governance_access_not_found");

  for (const auto& answer : {world.as(sofia).get(one), world.as(sofia).get(accesses),
                             world.as(sofia).get("/v1/account/a5a1e9d0ac1e/events")})
    CHECK(answer.text.find("known-to-una") == std::string::npos);
  CHECK(world.log().find("known-to-una") == std::string::npos);
}

TEST_CASE("Each access has credentials of its own", "[governance]") {
  AWorld world(governed());
  std::set<std::string> seen;
  for (int i = 0; i < 3; ++i) {
    const auto id = world.as(mike).post(accesses, wish()).json["access"]["access_id"].get<std::string>();
    const auto credentials = world.as(mike).get(accesses + "/" + id + "/credentials").member("credentials");
    for (const auto& secret : credentials) seen.insert(secret.get<std::string>());
  }
  CHECK(seen.size() == 9);
}

TEST_CASE("Members have accesses, and delete their own", "[governance]") {
  AWorld world(governed());
  for (const auto token : {mike, gus})
    refuses_and_changes_nothing(
        world, [&] { return world.as(token).remove(one); }, 403, "permission_denied");
  for (const auto& answer :
       {world.as(olga).get(accesses), world.as(olga).post(accesses, wish()), world.as(olga).get(one),
        world.as(olga).remove(one), world.as(olga).get(one + "/credentials")})
    CHECK(answer.code() == "permission_denied");
  CHECK(world.as(mona).remove(one).status == 200);  // of the group that owns it
  const auto id = world.as(mike).post(accesses, wish()).json["access"]["access_id"].get<std::string>();
  CHECK(world.as(arthur).remove(accesses + "/" + id).status == 200);
}

TEST_CASE("Another organization's access is not found", "[governance]") {
  auto changed = governed();
  changed["organizations"][1]["kafka_governance_enabled"] = true;
  AWorld world(changed);
  const auto theirs = "/v1/organization/" + other_id + "/governance/access/access-1";
  for (const auto& answer :
       {world.as(olga).get(theirs), world.as(olga).remove(theirs), world.as(olga).get(theirs + "/credentials")}) {
    CHECK(answer.status == 404);
    CHECK(answer.code() == "governance_access_not_found");
  }
}

TEST_CASE("An access has to be described as the API asks", "[governance][limits]") {
  AWorld world(governed());
  const auto refused = [&](const std::string& pointer, const Json& value, int status, const std::string& code) {
    INFO(pointer << " " << value);
    auto body = wish();
    body[Json::json_pointer(pointer)] = value;
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(accesses, body); }, status, code);
  };
  refused("/access_type", "REDIS", 400, "");
  refused("/access_name", "", 400, "");
  refused("/access_data/service_name", "", 400, "");
  refused("/access_data/acls/0/operation", "Delete", 400, "");
  refused("/access_data/acls/0/permission_type", "DENY", 400, "");
  refused("/access_data/acls/0/resource_type", "Group", 400, "");
  refused("/access_data/acls/0/resource_name", std::string(257, 't'), 400, "");
  refused("/access_data/acls/0/host", std::string(257, 'h'), 400, "");
  refused("/owner_user_group_id", std::string(37, 'g'), 400, "");
  refused("/owner_user_group_id", "ug0", 404, "user_group_not_found");
  refused("/access_data/project_name", "nothing", 404, "project_not_found");
  CHECK(world.as(sofia).post(accesses, Json::object()).code() == "");
}

TEST_CASE("Accesses are listed in pages", "[governance]") {
  AWorld world(governed());
  auto body = wish();
  for (int i = 0; i < 64; ++i) {
    body["access_name"] = std::to_string(i);
    REQUIRE(world.as(mike).post(accesses, body).status == 200);
  }
  const auto page = [&](const std::string& query) { return world.as(mike).get(accesses + query).json; };
  auto first = page("?limit=30");
  CHECK(first["access"].size() == 30);
  CHECK_FALSE(first.contains("prev"));
  CHECK(first["total_count"] == 65);
  const auto second = page("?limit=30&cursor=" + first["next"].get<std::string>());
  CHECK(second["access"][0]["access_name"] == "29");  // after Invoices and 0 to 28
  const auto third = page("?limit=30&cursor=" + second["next"].get<std::string>());
  CHECK(third["access"].size() == 5);
  CHECK_FALSE(third.contains("next"));
  CHECK(page("?limit=30&cursor=" + first["last"].get<std::string>()) == third);
  CHECK(page("?limit=30&cursor=" + third["prev"].get<std::string>()) == second);
  CHECK(page("?limit=30&cursor=" + third["first"].get<std::string>()) == first);
  CHECK(page("")["access"].size() == 65);
  CHECK(page("?cursor=1000")["access"] == Json::array());
  for (const auto* query :
       {"?limit=29", "?limit=1000", "?limit=x", "?cursor=-1", "?cursor=x", "?cursor=", "?resource_name="})
    CHECK(is_invalid(world.as(mike).get(accesses + query)));
}

TEST_CASE("Accesses are listed by topic and by group", "[governance]") {
  AWorld world(governed());
  REQUIRE(world.as(mike).post(accesses, wish()).status == 200);
  const auto names = [&](const std::string& query) {
    std::string all;
    for (const auto& each : world.as(mike).get(accesses + query).member("access"))
      all += each["access_name"].get<std::string>() + " ";
    return all;
  };
  CHECK(names("") == "Invoices Orders ");
  CHECK(names("?resource_name=orders") == "Orders ");
  CHECK(names("?resource_name=order").empty());
  CHECK(names("?owner_user_group_id=" + developers) == "Invoices ");
  CHECK(names("?owner_user_group_id=" + developers + "&resource_name=orders").empty());
}

TEST_CASE("Accesses are saved and loaded", "[governance][fixtures]") {
  AWorld world(governed_in_the_console());
  world.as(una).get(one + "/credentials");
  const auto state = world.control(Method::get, "/_mock/state");
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(copy.control(Method::get, "/_mock/state").text == state.text);
  for (const auto& path : {accesses, one, one + "/credentials"})
    CHECK(copy.as(sofia).get(path).text == world.as(sofia).get(path).text);
  CHECK(copy.as(sofia).remove(one).code() == "kafka_console_governance_enabled");
}

TEST_CASE("Accesses go with their project and organization, and outlive the group that owned them", "[governance]") {
  AWorld world(governed());
  REQUIRE(world.as(sofia).remove(acme + "/user-groups/" + developers).status == 204);
  CHECK_FALSE(world.as(sofia).get(one).member("access").contains("owner_user_group_id"));
  const auto state = world.control(Method::get, "/_mock/state");
  CHECK(world.control(Method::put, "/_mock/state", state.json).status == 204);

  REQUIRE(world.as(sofia).post(accesses, wish()).status == 200);
  world.world().change([](State& next) { governance::rename_project(next, "acme-website", "renamed"); });
  CHECK(world.as(sofia).get(accesses).json["access"][1]["access_data"]["project_name"] == "renamed");
  world.world().change([](State& next) { governance::rename_project(next, "renamed", "acme-website"); });
  world.world().change([](State& next) { projects::remove(next, "acme-development"); });
  CHECK(world.as(sofia).get(accesses).json["total_count"] == 1);
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.world().state()->governance_accesses.size() == 0);
}

TEST_CASE("Accesses that contradict something are faults", "[governance][fixtures]") {
  const auto fault = [](const Json& change) {
    auto changed = governed();
    changed["organizations"][0]["governance_access"][0].update(change);
    return problems_of(changed);
  };
  const std::string at = "/organizations/0/governance_access/";
  CHECK(fault({{"owner_user_group_id", "Nobody"}}) ==
        at + "0/owner_user_group_id: the organization has no group \"Nobody\"\n");
  CHECK(fault({{"project_name", "nothing"}}).starts_with(at + "0/project_name: "));
  auto twice = governed();
  auto& list = twice["organizations"][0]["governance_access"];
  list.push_back(list[0]);
  CHECK(problems_of(twice) == at + "1/access_id: the access_id access-1 is used twice\n");
}

}  // namespace
}  // namespace mock::test
