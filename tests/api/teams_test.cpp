#include "support/acme_teams.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

using Words = std::vector<std::string>;

Words team_names(AWorld& world, const std::string& account = acme_account) {
  return column(world.as(sofia).get(account + "/teams"), "teams", "team_name");
}

Words members_of(AWorld& world, const std::string& team) {
  return column(world.as(sofia).get(team + "/members"), "members", "user_id");
}

bool is_super_admin(AWorld& world, const std::string& user_id) {
  return world.as(sofia).get(acme + "/user/" + user_id).json["is_super_admin"];
}

TEST_CASE("The teams of an account are listed, that of the owners first", "[teams]") {
  AWorld world(with_teams());
  const auto answer = world.as(mike).get(acme_account + "/teams");
  CHECK(answer.status == 200);
  CHECK(answer.json["teams"][0] == Json{{"account_id", "a5a1e9d0ac1e"},
                                        {"create_time", start_of_time},
                                        {"team_id", "at5a1e9d0f000"},
                                        {"team_name", "Account Owners"},
                                        {"update_time", start_of_time}});
  CHECK(team_names(world) == Words{"Account Owners", "Builders", "Helpers"});
  CHECK(world.as(mike).get(builders).json["team"] == answer.json["teams"][1]);
}

TEST_CASE("A team made without a body has a name of its own, and is renamed afterwards", "[teams]") {
  AWorld world;
  const auto made = world.as(sofia).send(Method::post, acme_account + "/teams", "");
  REQUIRE(made.status == 200);
  const auto team = made.json["team"];
  CHECK(team["account_id"] == "a5a1e9d0ac1e");
  CHECK(team["team_id"].get<std::string>().starts_with("at"));
  CHECK(team["team_name"] == team["team_id"]);
  const auto path = acme_account + "/team/" + team["team_id"].get<std::string>();
  world.advance(5);
  const auto renamed = world.as(arthur).put(path, {{"team_name", "Platform"}});
  CHECK(renamed.status == 200);
  CHECK(renamed.json["team"]["team_name"] == "Platform");
  CHECK(renamed.json["team"]["account_id"] == "a5a1e9d0ac1e");
  CHECK(renamed.json["team"]["update_time"] == "2026-01-01T00:00:05Z");
  CHECK(renamed.json["team"]["create_time"] == start_of_time);
  world.advance(5);
  CHECK(world.as(sofia).put(path, {{"team_name", "Platform"}}).json == renamed.json);  // nothing new
  CHECK(world.as(sofia).get(path).json == renamed.json);
}

TEST_CASE("A team may be named when it is made", "[teams]") {
  AWorld world;
  const auto team = world.as(sofia).post(acme_account + "/teams", {{"team_name", "Platform"}}).json["team"];
  CHECK(team["team_name"] == "Platform");
  CHECK(team_names(world) == Words{"Account Owners", "Platform"});
}

TEST_CASE("Names of teams are unique within the account", "[teams]") {
  AWorld world(with_teams());
  const auto before = world.state_but_for_use();
  const auto* name = GENERATE("Builders", "Account Owners");
  for (const auto& answer : {world.as(sofia).post(acme_account + "/teams", {{"team_name", name}}),
                             world.as(sofia).put(helpers, {{"team_name", name}})}) {
    CHECK(answer.status == 400);
    CHECK(answer.code() == "team_names_must_be_unique");
    CHECK(answer.message() == "Team with the same name already exists");
  }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Names of teams have 1 to 128 characters", "[teams]") {
  AWorld world(with_teams());
  const auto [length, status] = GENERATE(table<int, int>({{0, 400}, {1, 200}, {128, 200}, {129, 400}}));
  const Json body{{"team_name", std::string(static_cast<std::size_t>(length), 'x')}};
  CHECK(world.as(sofia).put(helpers, body).status == status);
  CHECK(world.as(sofia).post(acme_account + "/teams", body).status == (length == 1 || length == 128 ? 400 : status));
  CHECK(world.as(sofia).send(Method::put, helpers, "").status == 400);  // renaming needs a name
}

TEST_CASE("An account has a hundred teams beside that of the owners at most", "[teams]") {
  auto fixture = demo();
  fixture["organizations"][0]["teams"] = Json::array();
  for (int i = 0; i < 99; ++i)
    fixture["organizations"][0]["teams"].push_back({{"team_name", "team " + std::to_string(i)}});
  AWorld world(fixture);
  CHECK(world.as(sofia).send(Method::post, acme_account + "/teams", "").status == 200);
  const auto answer = world.as(sofia).send(Method::post, acme_account + "/teams", "");
  CHECK(answer.status == 403);
  CHECK(answer.code() == "team_limit_exceeded");
  CHECK(team_names(world).size() == 101);
}

TEST_CASE("A personal organization has no team but that of its owners", "[teams]") {
  AWorld world;
  const auto answer = world.as(olga).post(other_account + "/teams", {{"team_name", "Us"}});
  CHECK(answer.status == 403);
  CHECK(answer.code() == "feature_not_enabled");
  CHECK(column(world.as(olga).get(other_account + "/teams"), "teams", "team_name") == Words{"Account Owners"});
}

TEST_CASE("A unit has no teams", "[teams]") {
  AWorld world(with_teams());
  CHECK(world.as(sofia).get(unit_account + "/teams").json["teams"].empty());
  const auto answer = world.as(sofia).send(Method::post, unit_account + "/teams", "");
  CHECK(answer.status == 400);
  CHECK(answer.code() == "root_account_required");
  CHECK(world.as(sofia).get(unit_account + "/team/at5a1e9d0f001").code() == "account_team_not_found");
}

TEST_CASE("An unknown account or team is not found", "[teams]") {
  AWorld world(with_teams());
  const std::string nowhere = "/v1/account/a00000000000";
  for (const auto& answer :
       {world.as(sofia).get(nowhere + "/teams"), world.as(sofia).send(Method::post, nowhere + "/teams", ""),
        world.as(sofia).get(nowhere + "/team/at5a1e9d0f001")}) {
    CHECK(answer.status == 404);
    CHECK(answer.code() == "account_not_found");
  }
  const auto missing = acme_account + "/team/at00000000000";
  for (const auto& answer :
       {world.as(sofia).get(missing), world.as(sofia).put(missing, {{"team_name", "x"}}),
        world.as(sofia).remove(missing), world.as(sofia).get(missing + "/members"),
        world.as(sofia).remove(missing + "/member/" + mike_id), world.as(sofia).get(missing + "/invites"),
        world.as(sofia).post(missing + "/members", {{"email", "a@b.example"}}),
        world.as(sofia).remove(missing + "/invites/a@b.example"), world.as(sofia).get(missing + "/projects"),
        world.as(sofia).post(missing + "/project/acme-website", {{"team_type", "admin"}}),
        world.as(sofia).put(missing + "/project/acme-website", {{"team_type", "admin"}}),
        world.as(sofia).remove(missing + "/project/acme-website"),
        world.as(olga).get(other_account + "/team/at5a1e9d0f001")}) {
    CHECK(answer.status == 404);
    CHECK(answer.code() == "account_team_not_found");
  }
}

TEST_CASE("A deleted team is gone with its members, projects and invites", "[teams]") {
  AWorld world(with_teams());
  world.as(sofia).post(builders + "/members", {{"email", "olga@other.example"}});
  const auto answer = world.as(sofia).remove(builders);
  CHECK(answer.status == 200);
  CHECK_FALSE(answer.message().empty());
  CHECK(team_names(world) == Words{"Account Owners", "Helpers"});
  CHECK(world.as(olga).get("/v1/me/account/invites").json["account_invites"].empty());
  CHECK(world.as(sofia).get(acme_account + "/project/acme-website/teams").json["teams"].size() == 1);
  CHECK(world.as(sofia).get(acme_account + "/user/" + mike_id + "/teams").json["teams"].empty());
  CHECK(world.as(sofia).remove(builders).status == 404);
}

TEST_CASE("Members of a team are listed and taken out", "[teams]") {
  AWorld world(with_teams());
  const auto members = world.as(mike).get(builders + "/members").json["members"];
  CHECK(members == Json::array({{{"create_time", start_of_time},
                                 {"real_name", "Mike Member"},
                                 {"team_id", "at5a1e9d0f001"},
                                 {"team_name", "Builders"},
                                 {"update_time", start_of_time},
                                 {"user_email", "mike@acme.example"},
                                 {"user_id", mike_id}}}));
  CHECK(world.as(arthur).remove(builders + "/member/" + mike_id).status == 200);
  CHECK(members_of(world, builders).empty());
  CHECK(world.as(sofia).get(acme + "/user/" + mike_id).status == 200);  // still of the organization
  const auto again = world.as(arthur).remove(builders + "/member/" + mike_id);
  CHECK(again.status == 404);
  CHECK(again.code() == "user_not_found");
}

TEST_CASE("The members of the owners' team are the super admins", "[teams]") {
  auto fixture = with_teams();
  fixture["organizations"][0]["users"][1]["is_super_admin"] = true;
  AWorld world(fixture);
  CHECK(members_of(world, owners) == Words{sofia_id, arthur_id});
  CHECK(world.as(sofia).remove(owners + "/member/" + arthur_id).status == 200);
  CHECK(members_of(world, owners) == Words{sofia_id});
  CHECK_FALSE(is_super_admin(world, arthur_id));
  CHECK(world.as(sofia).remove(owners + "/member/" + mike_id).code() == "user_not_found");

  const auto before = world.state_but_for_use();
  const auto last = world.as(sofia).remove(owners + "/member/" + sofia_id);
  CHECK(last.status == 400);
  CHECK(last.code() == "organization_must_have_one_super_admin");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("The owners' team can be neither renamed, deleted nor associated", "[teams]") {
  AWorld world(with_teams());
  const auto before = world.state_but_for_use();
  const auto project = owners + "/project/acme-website";
  for (const auto& answer : {world.as(sofia).put(owners, {{"team_name", "Bosses"}}), world.as(sofia).remove(owners),
                             world.as(sofia).post(project, {{"team_type", "admin"}}),
                             world.as(sofia).put(project, {{"team_type", "admin"}}), world.as(sofia).remove(project)}) {
    CHECK(answer.status == 400);
    CHECK(answer.code() == "bad_request");
    CHECK(answer.message().find("Account Owners") != std::string::npos);
  }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Only super admins change the owners' team", "[teams][access]") {
  AWorld world(with_teams());
  const auto before = world.state_but_for_use();
  for (const auto& answer : {world.as(arthur).remove(owners + "/member/" + sofia_id), world.as(arthur).remove(owners),
                             world.as(arthur).put(owners, {{"team_name", "x"}}),
                             world.as(arthur).post(owners + "/members", {{"email", "mike@acme.example"}}),
                             world.as(arthur).remove(owners + "/invites/mike@acme.example")}) {
    CHECK(answer.status == 403);
    CHECK(answer.code() == "permission_denied");
  }
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Every organization has its owners' team from the beginning, for good", "[teams]") {
  AWorld world;
  const auto made =
      world.as(mike).post("/v1/organizations", {{"organization_name", "Mike's"}, {"tier", "business"}}).json;
  const auto account = "/v1/account/" + made["account_id"].get<std::string>();
  const auto teams = world.as(mike).get(account + "/teams").json["teams"];
  REQUIRE(teams.size() == 1);
  const auto members = world.as(mike).get(account + "/team/" + teams[0]["team_id"].get<std::string>() + "/members");
  CHECK(column(members, "members", "user_id") == Words{mike_id});

  const auto state = world.control(Method::get, "/_mock/state").json;
  CHECK(state["organizations"][2]["account_owner_team_id"] == teams[0]["team_id"]);
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state).status == 204);
  CHECK(copy.as(mike).get(account + "/teams").json["teams"] == teams);
}

TEST_CASE("Members look at teams, admins change them, nobody else does either", "[teams][access]") {
  AWorld world(with_teams());
  const auto read = [&](std::string_view who) {
    return std::vector<int>{world.as(who).get(acme_account + "/teams").status, world.as(who).get(builders).status,
                            world.as(who).get(builders + "/members").status};
  };
  CHECK(read(mike) == std::vector<int>{200, 200, 200});
  CHECK(read(olga) == std::vector<int>{403, 403, 403});
  CHECK(read(nobody) == std::vector<int>{401, 401, 401});
  const auto before = world.state_but_for_use();
  for (const auto who : {mike, tess, una, olga, ci_reading}) {
    CHECK(world.as(who).post(acme_account + "/teams", {{"team_name", "x"}}).status == 403);
    CHECK(world.as(who).put(builders, {{"team_name", "x"}}).status == 403);
    CHECK(world.as(who).remove(builders).status == 403);
    CHECK(world.as(who).remove(builders + "/member/" + mike_id).status == 403);
  }
  CHECK(world.state_but_for_use() == before);
  CHECK(world.as(arthur).put(builders, {{"team_name", "x"}}).status == 200);
}

TEST_CASE("A deleted organization takes its teams along", "[teams]") {
  AWorld world(with_teams());
  world.as(sofia).post(owners + "/members", {{"email", "olga@other.example"}});
  world.as(sofia).post(builders + "/members", {{"email", "olga@other.example"}});
  REQUIRE(world.as(olga).get("/v1/me/account/invites").json["account_invites"].size() == 2);
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.as(sofia).get(acme_account + "/teams").code() == "account_not_found");
  CHECK(world.as(olga).get("/v1/me/account/invites").json["account_invites"].empty());
  const auto state = world.world().state();
  CHECK(state->teams.with<&Team::account_id>("a5a1e9d0ac1e").empty());
  CHECK(state->team_members.with<&TeamMember::user_id>(mike_id).empty());
  CHECK(state->team_projects.with<&TeamProject::project_name>("acme-website").empty());
}

TEST_CASE("A deleted application user is in no team any more", "[teams]") {
  auto fixture = with_teams();
  fixture["organizations"][0]["teams"][0]["members"].push_back({{"user_id", ci_id}});
  AWorld world(fixture);
  CHECK(members_of(world, builders) == Words{mike_id, ci_id});
  CHECK(world.as(sofia).remove(ci).status == 204);
  CHECK(members_of(world, builders) == Words{mike_id});
}

}  // namespace
}  // namespace mock::test
