#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/fixture_problems.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string account_events = "/v1/account/a5a1e9d0ac1e/events";
const std::string unit_events = "/v1/account/" + development + "/events";
const std::string project_events = "/v1/project/acme-development/events";

Json events(AWorld& world, const std::string& path, std::string_view who = sofia) {
  const auto answer = world.as(who).get(path);
  REQUIRE(answer.status == 200);
  return answer.json["events"];
}

TEST_CASE("An account that nothing has happened to has an empty history", "[events]") {
  AWorld world;
  for (const auto& path : {account_events, unit_events, project_events}) CHECK(events(world, path) == Json::array());
}

TEST_CASE("The history of an account tells who changed what, the newest first", "[events]") {
  AWorld world;
  world.as(arthur).post(acme + "/user-groups", {{"user_group_name", "Night shift"}, {"description", ""}});
  world.advance(60);
  world.as(sofia).remove(acme + "/user-groups/" + developers);
  const auto history = events(world, account_events);
  REQUIRE(history.size() == 2);
  CHECK(history[0]["action_type"] == "user_group_delete");
  CHECK(history[0]["log_entry_id"] == 2);
  CHECK(history[0]["create_time"] == "2026-01-01T00:01:00Z");
  CHECK(history[1] == Json{{"account_id", "a5a1e9d0ac1e"},
                           {"action_description", "Create a group: Night shift"},
                           {"action_type", "user_group_create"},
                           {"actor", "arthur@acme.example"},
                           {"actor_user_id", arthur_id},
                           {"create_time", start_of_time},
                           {"log_entry_id", 1},
                           {"team_id", ""}});
}

TEST_CASE("What happens in a project is in its history and in that of the account it is in", "[events]") {
  AWorld world;
  const Json grant{
      {"permissions", {{{"principal_type", "user"}, {"principal_id", mike_id}, {"permissions", {"read_only"}}}}}};
  REQUIRE(world.as(sofia).put(acme + "/permissions/project/acme-development", grant).status == 204);
  const auto history = events(world, project_events);
  REQUIRE(history.size() == 1);
  CHECK(history[0] == Json{{"actor", "sofia@acme.example"},
                           {"event_desc", history[0]["event_desc"]},
                           {"event_type", "permissions_set"},
                           {"id", "1"},
                           {"service_name", "-"},
                           {"time", start_of_time}});
  CHECK(history[0]["event_desc"].get<std::string>().ends_with(": project, acme-development"));
  CHECK(events(world, unit_events).size() == 1);
  CHECK(events(world, account_events).empty());
  CHECK(events(world, "/v1/project/acme-website/events").empty());
}

TEST_CASE("An organization's history begins with who made it", "[events]") {
  AWorld world;
  const auto account = world.as(mike).post("/v1/account", {{"account_name", "New"}}).json["account"];
  const auto path = "/v1/account/" + account["account_id"].get<std::string>();
  CHECK(events(world, path + "/events", mike)[0]["action_description"].get<std::string>().ends_with(": New"));
  const auto made =
      world.as(mike).post("/v1/organizations", {{"organization_name", "Newer"}, {"tier", "business"}}).json;
  const auto history = events(world, "/v1/account/" + made["account_id"].get<std::string>() + "/events", mike);
  REQUIRE(history.size() == 1);
  CHECK(history[0]["action_description"].get<std::string>().ends_with(": Newer"));
}

TEST_CASE("Every command becomes an event, or its row says why it is in no history", "[events]") {
  int commands = 0;
  for (const auto& row : api::operations()) {
    INFO(row.id);
    CHECK(std::holds_alternative<QuietCommand>(row.handler) == !row.no_event.empty());
    if (!std::holds_alternative<Command>(row.handler)) continue;
    ++commands;
    CHECK(row.needs.who != Needs::Who::anyone);  // an event has an actor
  }
  CHECK(commands > 80);
}

// What each makes is called, or known by, something that its path cannot say yet.
TEST_CASE("The event of what was made says how it is called", "[events]") {
  auto fixture = demo();
  fixture["organizations"][0]["authentication_methods"] = {{{"authentication_method_id", "am5a1e9d0001"},
                                                            {"authentication_method_name", "SSO"},
                                                            {"authentication_method_type", "saml"}}};
  fixture["organizations"][0]["domains"].push_back(
      {{"domain_name", "acme.example"}, {"domain_id", "domain-1"}, {"state", "verified"}});
  const std::string account = "/v1/account/a5a1e9d0ac1e";
  struct Made {
    std::string path;
    Json body;
    std::string called;
  };
  const std::vector<Made> all{
      {"/v1/account", {{"account_name", "Sales"}, {"parent_account_id", "a5a1e9d0ac1e"}}, "Sales"},
      {account + "/authentication",
       {{"authentication_method_name", "Other SSO"}, {"authentication_method_type", "saml"}},
       "Other SSO"},
      {account + "/payment_methods", {{"payment_method_id", "pm_card_visa"}}, "card_id"},
      {account + "/teams", {{"team_name", "Night"}}, "Night"},
      {acme + "/addresses",
       {{"address_lines", {"Street 1"}}, {"city", "Oulu"}, {"country_code", "FI"}, {"name", "Acme Oulu"}},
       "Acme Oulu"},
      {acme + "/application-users", {{"name", "bot"}}, "bot"},
      {acme + "/custom-cloud-environments",
       {{"cloud_provider", "aws"},
        {"cloud_region", "eu-west-1"},
        {"deployment_model", "standard"},
        {"display_name", "Ours"},
        {"reserved_cidr", "10.8.0.0/16"}},
       "Ours"},
      {acme + "/domains", {{"domain_name", "new.example"}}, "new.example"},
      {acme + "/invitation", {{"user_email", "olga@other.example"}}, "olga@other.example"},
      {acme + "/payment-method/credit-cards", {{"stripe_payment_method_id", "pm_card_visa"}}, "payment_method_id"},
      {acme + "/user-groups", {{"user_group_name", "Night shift"}, {"description", ""}}, "Night shift"},
  };
  for (const auto& [path, body, called] : all) {
    AWorld world(fixture);
    INFO(path);
    const auto answer = world.as(sofia).post(path, body);
    REQUIRE(answer.status < 300);
    const auto history = events(world, account_events);
    REQUIRE(history.size() == 1);
    const auto found = answer.json.is_object() ? answer.json.flatten() : Json::object();
    std::string name = called;
    for (const auto& [pointer, value] : found.items())
      if (pointer.ends_with("/" + called)) name = value.get<std::string>();
    CHECK(history[0]["action_description"].get<std::string>().ends_with(": " + name));
  }
  AWorld world(fixture);
  const auto links = acme + "/authentication-methods/am5a1e9d0001/domains";
  REQUIRE(world.as(sofia).put(links, {{"domain_id", "domain-1"}}).status == 204);
  CHECK(
      events(world, account_events)[0]["action_description"].get<std::string>().ends_with(": am5a1e9d0001, domain-1"));
}

TEST_CASE("A new unit is in the history of its organization", "[events]") {
  AWorld world;
  world.as(sofia).post("/v1/account", {{"account_name", "Sales"}, {"parent_account_id", "a5a1e9d0ac1e"}});
  CHECK(events(world, account_events)[0]["action_type"] == "account_create");
}

TEST_CASE("Reading and being refused leave no trace in the history", "[events]") {
  AWorld world;
  world.as(sofia).get(acme + "/user-groups");
  CHECK(world.as(mike).remove(acme + "/user-groups/" + developers).status == 403);
  CHECK(world.as(sofia).remove(acme + "/user-groups/ug00000000000").status == 404);
  CHECK(world.as(mike).patch("/v1/me", {{"real_name", "Michael"}}).status == 200);
  CHECK(events(world, account_events).empty());
}

TEST_CASE("A token that is revoked by the whole of it is told by its prefix", "[events]") {
  AWorld world;
  const std::string whole = "ci-reads-accounts-only-demo-token";
  const auto tokens = acme + "/application-users/" + ci_id + "/access-tokens/";
  REQUIRE(world.as(sofia).remove(tokens + whole).status == 204);
  CHECK(events(world, account_events)[0]["action_description"].get<std::string>().ends_with(": " + ci_id +
                                                                                            ", ci-reads-acc"));
  CHECK(world.control(Method::get, "/_mock/state").text.find(whole) == std::string::npos);
}

TEST_CASE("What is done with a code from an e-mail, by nobody, is not in the history", "[events]") {
  AWorld world;
  const std::string team = "/v1/account/a5a1e9d0ac1e/team/at5a1e9d0ac1e";
  REQUIRE(world.as(sofia).post(team + "/members", {{"email", "mike@acme.example"}}).status == 200);
  const auto saved = world.control(Method::get, "/_mock/state").json;
  const std::string code = saved["organizations"][0]["account_owner_invites"][0]["verification_code"];
  for (const auto who : {nobody, mike}) {
    AWorld again(saved);
    REQUIRE(again.as(who).post("/v1/account/a5a1e9d0ac1e/invite/" + code, Json::object()).status == 200);
    const auto history = events(again, account_events);
    CHECK(history.size() == 1);
    CHECK(history.dump().find(code) == std::string::npos);
  }
}

TEST_CASE("No secret is in the history", "[events]") {
  AWorld world;
  const auto full_token = world.make_token(acme + "/application-users/" + ci_id);
  REQUIRE(events(world, account_events).size() == 1);
  CHECK(events(world, account_events).dump().find(full_token) == std::string::npos);
}

TEST_CASE("History is for who may read it", "[events]") {
  auto fixture = demo();
  const auto [permission, status] = GENERATE(table<std::string, int>({
      {"organization:event_logs:read", 200},
      {"organization:audit_logs:read", 200},
      {"organization:users:write", 403},
  }));
  fixture["organizations"][0]["permissions"].push_back(
      {{"principal_id", "mike@acme.example"}, {"permissions", {permission}}});
  AWorld world(fixture);
  CHECK(world.as(mike).get(account_events).status == status);
  CHECK(world.as(olga).get(account_events).status == 403);
  CHECK(world.as(mike).get(project_events).status == 403);
  CHECK(world.as(nobody).get(account_events).status == 401);
  CHECK(world.as(sofia).get("/v1/account/a00000000000/events").status == 404);
}

TEST_CASE("A world remembers its newest 10,000 events", "[events]") {
  AWorld world;
  world.world().change([](State& next) {
    for (int i = 0; i < most_events + 5; ++i) {
      Event event;
      event.account_id = development;
      events::add(next, event);
    }
  });
  const auto history = events(world, unit_events);
  CHECK(history.size() == most_events);
  CHECK(history.back()["log_entry_id"] == 6);
}

TEST_CASE("History goes with its unit and its organization, and a project's name does not inherit it", "[events]") {
  AWorld world;
  world.as(sofia).put("/v1/account/" + development, {{"account_name", "Builders"}});
  const Json none{{"permissions", Json::array()}};
  world.as(sofia).put(acme + "/permissions/project/acme-development", none);
  REQUIRE(events(world, unit_events).size() == 2);
  world.world().change([](State& next) { projects::remove(next, "acme-development"); });
  CHECK(events(world, unit_events).size() == 2);
  CHECK(world.world().state()->events.with<&Event::project_name>("acme-development").empty());
  REQUIRE(world.as(sofia).remove("/v1/account/" + development).status == 200);
  CHECK(world.world().state()->events.with<&Event::account_id>(development).empty());
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.world().state()->events.with<&Event::account_id>("a5a1e9d0ac1e").empty());
}

TEST_CASE("History is saved with the world and goes on where it was", "[events]") {
  AWorld world;
  world.as(sofia).put("/v1/account/" + development, {{"account_name", "Builders"}});
  const Json none{{"permissions", Json::array()}};
  world.as(sofia).put(acme + "/permissions/project/acme-development", none);
  const auto saved = world.control(Method::get, "/_mock/state").json;
  AWorld loaded(saved);
  CHECK(loaded.control(Method::get, "/_mock/state").json == saved);
  loaded.as(sofia).put("/v1/account/" + development, {{"account_name", "Makers"}});
  CHECK(events(loaded, unit_events)[0]["log_entry_id"] == 3);
}

TEST_CASE("The history of a billing group tells how it was made and changed, and what it pays for", "[events]") {
  AWorld world;
  const std::string id =
      world.as(sofia)
          .post("/v1/billing-group", {{"billing_group_name", "Research"}, {"account_id", "a5a1e9d0ac1e"}})
          .json["billing_group"]["billing_group_id"];
  const auto path = "/v1/billing-group/" + id;
  world.as(sofia).put(path, {{"billing_group_name", "Sales"}});
  world.as(sofia).post(path + "/project-assign/acme-website", Json::object());
  world.as(sofia).post(acme + "/projects",
                       {{"project_id", "made"}, {"billing_group_id", id}, {"tags", Json::object()}});
  const auto history = events(world, path + "/events");
  REQUIRE(history.size() == 4);
  CHECK(history[0]["event_type"] == "organization_projects_create");
  CHECK(history[0]["project_name"] == "made");
  CHECK(history[1]["event_type"] == "billing_group_project_assign");
  CHECK(history[1]["project_id"] == "acme-website");
  CHECK(history[2]["event_type"] == "billing_group_update");
  CHECK(history[3] == Json{{"actor", "sofia@acme.example"},
                           {"billing_group_id", id},
                           {"create_time", start_of_time},
                           {"event_desc", "Create a billing group: Research"},
                           {"event_type", "billing_group_create"},
                           {"log_entry_id", 1},
                           {"project_id", ""},
                           {"project_name", ""}});
  CHECK(events(world, account_events).size() == 4);

  const auto state = world.control(Method::get, "/_mock/state");
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(events(copy, path + "/events") == history);

  world.as(sofia).remove("/v1/project/made");
  world.as(sofia).put("/v1/project/acme-website", {{"billing_group_id", ""}});
  CHECK(world.as(olga).get(path + "/events").status == 403);
  CHECK(world.as(sofia).get("/v1/billing-group/none/events").code() == "billing_group_not_found");
}

TEST_CASE("Numbers of events are not given twice, also when their account is gone and the world was saved",
          "[events]") {
  AWorld world;
  const auto made = world.as(mike).post("/v1/account", {{"account_name", "New"}}).json["account"];
  REQUIRE(world.as(mike).remove("/v1/account/" + made["account_id"].get<std::string>()).status == 200);
  const auto saved = world.control(Method::get, "/_mock/state").json;
  CHECK(saved["ids"]["last_log_entry_id"] == 1);
  AWorld loaded(saved);
  loaded.as(sofia).put("/v1/account/" + development, {{"account_name", "Builders"}});
  CHECK(events(loaded, unit_events)[0]["log_entry_id"] == 2);
}

TEST_CASE("A fixture's history must be about its own organization", "[events]") {
  auto fixture = demo();
  auto& history = fixture["organizations"][0]["events"];
  history = {{{"event_type", "x"}, {"actor", "a"}, {"account_id", "Nowhere"}},
             {{"event_type", "x"}, {"actor", "a"}, {"project_name", "nothing"}},
             {{"event_type", "x"}, {"actor", "a"}, {"log_entry_id", 1}},
             {{"event_type", "x"}, {"actor", "a"}, {"log_entry_id", 9007199254740993}}};
  const auto problems = problems_of(fixture);
  CHECK(problems ==
        "/organizations/0/events/0/account_id: the organization has no unit with the id or unique name \"Nowhere\"\n"
        "/organizations/0/events/1/project_name: the organization has no project \"nothing\"\n"
        "/organizations/0/events/2/log_entry_id: two events have the number 1\n"
        "/organizations/0/events/3/log_entry_id: log_entry_id must be at most 9007199254740991, not "
        "9007199254740993\n");
}

}  // namespace
}  // namespace mock::test
