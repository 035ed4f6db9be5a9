#include "support/acme_teams.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

using Words = std::vector<std::string>;

// Acme with Mike, Arthur and ci-pipeline in teams.
AWorld a_world_of_teams() {
  auto fixture = with_teams();
  fixture["organizations"][0]["teams"][1]["members"] = {
      {{"user_id", "mike@acme.example"}}, {{"user_id", "arthur@acme.example"}}, {{"user_id", ci_id}}};
  return AWorld(fixture);
}

Words found(AWorld& world, const Json& body) {
  return column(world.as(mike).post(acme_account + "/users/search", body), "users", "user_email");
}

const std::string ci_email = ci_id + "@application-users.aiven.example";

TEST_CASE("The teams of a user are listed", "[teams]") {
  AWorld world = a_world_of_teams();
  CHECK(world.as(mike).get(acme_account + "/user/" + sofia_id + "/teams").json["teams"] ==
        Json::array({{{"account_id", "a5a1e9d0ac1e"},
                      {"account_name", "Acme"},
                      {"team_id", "at5a1e9d0f000"},
                      {"team_name", "Account Owners"}}}));
  const auto of_mike = world.as(sofia).get(acme_account + "/user/" + mike_id + "/teams");
  CHECK(column(of_mike, "teams", "team_name") == Words{"Builders", "Helpers"});
  CHECK(world.as(sofia).get(acme_account + "/user/" + gus_id + "/teams").json["teams"].empty());
  CHECK(world.as(sofia).get(unit_account + "/user/" + mike_id + "/teams").json["teams"].empty());
}

TEST_CASE("The projects that a user reaches through teams are listed, team by team", "[teams]") {
  AWorld world = a_world_of_teams();
  world.advance(7);
  world.as(sofia).post(helpers + "/project/acme-development", {{"team_type", "operator"}});
  world.as(sofia).post(helpers + "/project/acme-website", {{"team_type", "developer"}});
  const auto answer = world.as(mike).get(acme_account + "/user/" + mike_id + "/projects");
  CHECK(answer.status == 200);
  CHECK(answer.json["user_projects"][0] == Json{{"access_type", "team"},
                                                {"account_id", "a5a1e9d0ac1e"},
                                                {"create_time", start_of_time},
                                                {"member_type", "project:permissions:read"},
                                                {"project_name", "acme-website"},
                                                {"real_name", "Mike Member"},
                                                {"team_id", "at5a1e9d0f001"},
                                                {"team_name", "Builders"},
                                                {"user_email", "mike@acme.example"}});
  CHECK(column(answer, "user_projects", "project_name") == Words{"acme-website", "acme-development", "acme-website"});
  CHECK(column(answer, "user_projects", "member_type") == Words{"project:permissions:read", "operator", "developer"});
  CHECK(answer.json["user_projects"][1]["create_time"] == "2026-01-01T00:00:07Z");  // since it is associated
  CHECK(answer.json["user_projects"][1]["account_id"] == development);

  const auto in_unit = world.as(mike).get(unit_account + "/user/" + mike_id + "/projects");
  CHECK(column(in_unit, "user_projects", "project_name") == Words{"acme-development"});
  const auto owner = world.as(mike).get(acme_account + "/user/" + sofia_id + "/projects");
  CHECK(column(owner, "user_projects", "project_name") == Words{"acme-website", "acme-development", "acme-operations"});
  CHECK(column(owner, "user_projects", "member_type") == Words{"admin", "admin", "admin"});
  CHECK(world.as(mike).get(acme_account + "/user/" + gus_id + "/projects").json["user_projects"].empty());
}

TEST_CASE("Only users of the organization have teams and projects in its account", "[teams]") {
  AWorld world = a_world_of_teams();
  const std::string user_id = GENERATE("u5a1e9d0c005", "u00000000000");  // Olga, nobody
  for (const auto* what : {"/teams", "/projects"}) {
    const auto answer = world.as(sofia).get(acme_account + "/user/" + user_id + what);
    CHECK(answer.status == 404);
    CHECK(answer.code() == "organization_user_not_found");
  }
}

TEST_CASE("A search finds who is in any team, owners too", "[teams]") {
  AWorld world = a_world_of_teams();
  CHECK(found(world, Json::object()) ==
        Words{"sofia@acme.example", "arthur@acme.example", "mike@acme.example", ci_email});
  const auto first = world.as(mike).send(Method::post, acme_account + "/users/search", "").json["users"][0];
  CHECK(first == Json{{"real_name", "Sofia Superadmin"}, {"user_email", "sofia@acme.example"}, {"user_id", sofia_id}});
  CHECK(world.as(sofia).post(unit_account + "/users/search", Json::object()).json["users"].empty());
}

TEST_CASE("A search looks into e-mail address, name and id, whatever the case", "[teams]") {
  AWorld world = a_world_of_teams();
  const auto [query, expected] = GENERATE(table<std::string, Words>({
      {"MIKE@", {"mike@acme.example"}},
      {"superADMIN", {"sofia@acme.example"}},
      {"u5a1e9d0A001", {ci_email}},
      {"gus", {}},
      {"", {"sofia@acme.example", "arthur@acme.example", "mike@acme.example", ci_email}},
  }));
  CHECK(found(world, {{"query", query}}) == expected);
}

TEST_CASE("A search sorts as it is asked, by one order or by several", "[teams]") {
  AWorld world = a_world_of_teams();
  world.as(sofia).patch(ci, {{"name", "Arthur Admin"}});
  const auto [order, expected] = GENERATE(table<Json, Words>({
      {"user_email:asc", {"arthur@acme.example", "mike@acme.example", "sofia@acme.example", ci_email}},
      {"user_email:desc", {ci_email, "sofia@acme.example", "mike@acme.example", "arthur@acme.example"}},
      {"user_id:asc", {ci_email, "sofia@acme.example", "arthur@acme.example", "mike@acme.example"}},
      {"user_id:desc", {"mike@acme.example", "arthur@acme.example", "sofia@acme.example", ci_email}},
      {"real_name:asc", {"arthur@acme.example", ci_email, "mike@acme.example", "sofia@acme.example"}},
      {Json::array({"real_name:desc"}), {"sofia@acme.example", "mike@acme.example", "arthur@acme.example", ci_email}},
      {Json::array({"real_name:asc", "user_email:desc"}),
       {ci_email, "arthur@acme.example", "mike@acme.example", "sofia@acme.example"}},
      {Json::array(), {"sofia@acme.example", "arthur@acme.example", "mike@acme.example", ci_email}},
  }));
  INFO(order);
  CHECK(found(world, {{"order_by", order}}) == expected);
}

TEST_CASE("A search tells what does not fit", "[teams]") {
  AWorld world = a_world_of_teams();
  const auto [body, status] = GENERATE(table<Json, int>({
      {{{"limit", 0}}, 400},
      {{{"limit", 1}}, 200},
      {{{"limit", 500}}, 200},
      {{{"limit", 501}}, 400},
      {{{"query", std::string(128, 'x')}}, 200},
      {{{"query", std::string(129, 'x')}}, 400},
      {{{"order_by", "age:asc"}}, 400},
      {{{"order_by", {"user_id:asc", "age:asc"}}}, 400},
      {{{"order_by", 1}}, 400},
  }));
  INFO(body);
  CHECK(world.as(mike).post(acme_account + "/users/search", body).status == status);
}

TEST_CASE("A search finds a hundred users, or as many as it is asked for", "[teams]") {
  auto fixture = with_teams();
  for (int i = 0; i < 101; ++i) {
    const auto email = "user" + std::to_string(i) + "@acme.example";
    fixture["users"].push_back({{"user_email", email}});
    fixture["organizations"][0]["users"].push_back({{"user_id", email}});
    fixture["organizations"][0]["teams"][0]["members"].push_back({{"user_id", email}});
  }
  AWorld world(fixture);
  CHECK(found(world, Json::object()).size() == 100);
  CHECK(found(world, {{"limit", 101}}).size() == 101);
  CHECK(found(world, {{"limit", 500}}).size() == 103);
  CHECK(found(world, {{"limit", 1}}) == Words{"sofia@acme.example"});
}

TEST_CASE("Members look at each other's teams, nobody else does", "[teams][access]") {
  AWorld world = a_world_of_teams();
  for (const auto& [who, status] : {std::pair(olga, 403), std::pair(nobody, 401), std::pair(mona, 200)}) {
    CHECK(world.as(who).get(acme_account + "/user/" + mike_id + "/teams").status == status);
    CHECK(world.as(who).get(acme_account + "/user/" + mike_id + "/projects").status == status);
    CHECK(world.as(who).post(acme_account + "/users/search", Json::object()).status == status);
  }
  CHECK(world.as(sofia).post("/v1/account/a00000000000/users/search", Json::object()).code() == "account_not_found");
}

}  // namespace
}  // namespace mock::test
