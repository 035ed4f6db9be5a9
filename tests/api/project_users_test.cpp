// Users of projects and invites to them.
#include "support/catch.h"
#include "support/json.h"
#include "support/some_projects.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string invites = website + "/invite", users = website + "/user/";

Json grants(AWorld& world) {
  return world.as(sofia).get(acme + "/permissions/project/acme-website").json["permissions"];
}

// As the e-mail would bring it.
std::string code_of(AWorld& world) {
  return world.control(Method::get, "/_mock/state")
      .json["organizations"][0]["projects"][0]["invitations"][0]["verification_code"];
}

TEST_CASE("Who has access to a project is listed, by name, through groups, and as invited", "[project users]") {
  AWorld world(with_projects());
  const auto grant = [&](const char* type, const std::string& id, const char* permission) {
    const Json entry{{"principal_type", type}, {"principal_id", id}, {"permissions", {permission}}};
    return world.as(sofia)
        .patch(acme + "/permissions/project/acme-website", {{"permissions", Json::array({entry})}})
        .status;
  };
  const auto before = world.as(sofia).get(website + "/users").json;
  REQUIRE(grant("user", mike_id, "developer") == 204);
  REQUIRE(grant("user_group", developers, "operator") == 204);
  REQUIRE(world.as(sofia).post(invites, {{"user_email", "new@new.example"}, {"member_type", "read_only"}}).status ==
          200);
  const auto listed = world.as(mike).get(website + "/users").json;
  REQUIRE(listed["users"].size() == before["users"].size() + 1);
  const auto& user = listed["users"].back();
  CHECK(user["user_id"] == mike_id);
  CHECK(user["member_type"] == "developer");
  CHECK(user["team_id"] == "");
  REQUIRE(listed["group_users"].size() == before["group_users"].size() + 2);  // Una and Mona
  CHECK(listed["group_users"].back()["user_group_id"] == developers);
  CHECK(listed["group_users"].back()["user_email"] == "mona@acme-managed.example");
  CHECK(listed["invitations"][0] == Json{{"invite_time", start_of_time},
                                         {"invited_user_email", "new@new.example"},
                                         {"inviting_user_email", "sofia@acme.example"},
                                         {"member_type", "read_only"}});
  CHECK(world.as(sofia).get("/v1/project/nothing/users").status == 404);
  CHECK(world.as(olga).get(website + "/users").status == 403);
}

TEST_CASE("Somebody new is invited to a project, and accepts with the code", "[project users]") {
  AWorld world(with_projects());
  const auto invited = world.as(arthur).post(invites, {{"user_email", "New@new.example"}, {"member_type", "operator"}});
  CHECK(invited.json["message"] == "User invited to the project");
  const auto accepted = world.as(nobody).post(invites + "/" + code_of(world), Json::object());
  CHECK(accepted.json == Json{{"invite_details", {{"user_email", "new@new.example"}}}});
  const auto granted = grants(world);
  REQUIRE(granted.size() == 1);
  CHECK(granted[0]["permissions"] == Json{"operator"});
  const auto user_id = granted[0]["principal_id"].get<std::string>();
  const auto member = world.as(sofia).get(acme + "/user/" + user_id).json;
  CHECK(member["user_info"]["user_email"] == "new@new.example");
  CHECK(world.world().state()->project_invites.size() == 0);
  CHECK(world.as(arthur).post(invites, {{"user_email", "new@new.example"}}).message() == "User already in project");
}

TEST_CASE("A member who is invited sees it, and accepts", "[project users]") {
  AWorld world(with_projects());
  REQUIRE(world.as(sofia).post(invites, {{"user_email", "mike@acme.example"}}).status == 200);
  const auto code = code_of(world);
  CHECK(world.as(mike).get("/v1/me").json["user"]["invitations"] == Json{{{"invite_code", code},
                                                                          {"invite_time", start_of_time},
                                                                          {"inviting_user_email", "sofia@acme.example"},
                                                                          {"project_name", "acme-website"}}});
  CHECK(world.as(mike).post(invites + "/" + code, Json::object()).status == 200);
  CHECK(world.as(mike).get("/v1/me").json["user"]["invitations"] == Json::array());
  CHECK(world.as(mike).get("/v1/project").json["project_membership"] == Json{{"acme-website", "read_only"}});
  CHECK(world.as(mike).post(invites + "/" + code, Json::object()).code() == "invitation_not_found");
}

TEST_CASE("Invites to projects are made once, end in time, and are cancelled", "[project users]") {
  AWorld world(with_projects());
  const Json wish{{"user_email", "new@new.example"}};
  REQUIRE(world.as(sofia).post(invites, wish).status == 200);
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(invites, wish); }, 409, "");
  CHECK(world.as(sofia).post(invites, wish).message() == "User already invited to project");
  const auto code = code_of(world);
  refuses_and_changes_nothing(
      world, [&] { return world.as(nobody).post(development_project + "/invite/" + code, Json::object()); }, 404,
      "invitation_not_found");
  CHECK(world.as(nobody).post("/v1/project/nothing/invite/" + code, Json::object()).code() == "project_not_found");
  world.advance(14 * 24 * 60 * 60);
  refuses_and_changes_nothing(
      world, [&] { return world.as(nobody).post(invites + "/" + code, Json::object()); }, 400, "invitation_expired");
  CHECK(world.as(sofia).remove(invites + "/new@new.example").code() == "invitation_not_found");
  CHECK(world.as(sofia).post(invites, wish).status == 200);  // in place of the one that has expired
  CHECK(world.as(sofia).remove(invites + "/NEW@new.example").json["message"] == "Invite cancelled");
  CHECK(world.as(sofia).remove(invites + "/new@new.example").code() == "invitation_not_found");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).post(invites, {{"user_email", "nobody"}});
      },
      400, "");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).post(invites, {{"user_email", "a@b"}, {"member_type", "king"}});
      },
      400, "");
}

TEST_CASE("Deactivated users do not accept, application users stay in their organization", "[project users]") {
  AWorld world(with_projects());
  REQUIRE(world.as(sofia).post(invites, {{"user_email", "mike@acme.example"}}).status == 200);
  world.world().change(
      [](State& next) { users::edit(next, mike_id, Wish<User>().set<&User::state>(UserState::deactivated)); });
  const auto code = code_of(world);
  refuses_and_changes_nothing(
      world, [&] { return world.as(nobody).post(invites + "/" + code, Json::object()); }, 403, "user_deactivated");
  const auto robot = world.as(olga).post("/v1/organization/" + other_id + "/application-users", {{"name", "robot"}});
  REQUIRE(robot.status == 200);
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).post(invites, {{"user_email", robot.json["user_email"]}});
      },
      403, "action_forbidden_on_application_users");
}

TEST_CASE("What a user of a project is granted there is changed and taken", "[project users]") {
  auto fixture = granting(with_projects(), "mike@acme.example", "read_only", "acme-website");
  AWorld world(granting(fixture, "tess@acme.example", "admin", "acme-website"));
  const auto changed = world.as(tess).put(users + "mike@acme.example", {{"member_type", "developer"}});
  CHECK(changed.json["message"] == "Project user updated");
  CHECK(grants(world)[0]["permissions"] == Json{"developer"});
  CHECK(world.as(tess).remove(users + "Mike@acme.example").json["message"] == "User removed from the project");
  CHECK(grants(world).size() == 1);
  for (const auto* who : {"mike@acme.example", "nobody@acme.example"}) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(tess).remove(users + who); }, 404, "project_has_no_such_user");
    refuses_and_changes_nothing(
        world,
        [&] {
          return world.as(tess).put(users + who, {{"member_type", "admin"}});
        },
        404, "project_has_no_such_user");
  }
  CHECK(world.as(tess).put(users + "mike@acme.example", {{"member_type", "king"}}).code() == "");
}

TEST_CASE("Only admins of a project deal with its users", "[project users]") {
  AWorld world(granting(with_projects(), "mike@acme.example", "developer", "acme-website"));
  const Json wish{{"user_email", "new@new.example"}}, type{{"member_type", "admin"}};
  for (const auto who : {mike, olga}) {
    const std::string code = who == mike ? "permission_denied" : "";
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).post(invites, wish); }, 403, code);
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).remove(invites + "/new@new.example"); }, 403, code);
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).put(users + "mike@acme.example", type); }, 403, code);
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).remove(users + "mike@acme.example"); }, 403, code);
  }
}

TEST_CASE("Invites go with their project, and with its organization", "[project users]") {
  AWorld world(with_projects());
  REQUIRE(world.as(sofia).post(invites, {{"user_email", "new@new.example"}}).status == 200);
  REQUIRE(world.as(sofia).post(development_project + "/invite", {{"user_email", "new@new.example"}}).status == 200);
  CHECK(world.as(sofia).remove(website).status == 200);
  CHECK(world.world().state()->project_invites.size() == 1);
  CHECK(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.world().state()->project_invites.size() == 0);
}

TEST_CASE("The code of an invite to a project is in no history and no log", "[project users]") {
  AWorld world(with_projects());
  REQUIRE(world.as(sofia).post(invites, {{"user_email", "mike@acme.example"}}).status == 200);
  const auto code = code_of(world);
  REQUIRE(world.as(mike).post(invites + "/" + code, Json::object()).status == 200);
  CHECK(world.as(sofia).get(website + "/events").text.find(code) == std::string::npos);
  CHECK(world.log().find(code) == std::string::npos);
}

}  // namespace
}  // namespace mock::test
