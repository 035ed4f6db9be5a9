// Changing and removing the users of an organization. Who is listed is told in organizations_test.cpp.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string sofia_there = acme + "/user/" + sofia_id, arthur_there = acme + "/user/" + arthur_id,
                  tess_there = acme + "/user/" + tess_id, mike_there = acme + "/user/" + mike_id,
                  gus_there = acme + "/user/" + gus_id, una_there = acme + "/user/" + una_id,
                  mona_there = acme + "/user/" + mona_id, ci_there = acme + "/user/" + ci_id;

// The demo, in which these people are managed by Acme too.
Json demo_managing(std::initializer_list<int> users) {
  auto fixture = demo();
  for (const auto user : users) fixture["users"][static_cast<std::size_t>(user)]["managing_organization_id"] = acme_id;
  return fixture;
}

void make_super_admin(AWorld& world, const std::string& user) {
  REQUIRE(world.as(sofia).patch(user, {{"is_super_admin", true}}).status == 200);
}

TEST_CASE("An organization edits the profiles of the users it manages", "[organization_users]") {
  AWorld world;
  const auto answer = world.as(gus).patch(mona_there, {{"real_name", "Mona M."},
                                                       {"city", "Turku"},
                                                       {"country", "FI"},
                                                       {"department", "R&D"},
                                                       {"job_title", "Developer"}});
  REQUIRE(answer.status == 200);
  const auto info = answer.json["user_info"];
  CHECK(info["real_name"] == "Mona M.");
  CHECK(info["city"] == "Turku");
  CHECK(info["country"] == "FI");
  CHECK(info["department"] == "R&D");
  CHECK(info["job_title"] == "Developer");
  CHECK(world.as(mike).get(mona_there).json == answer.json);
  // what is not named stays
  const auto again = world.as(arthur).patch(mona_there, {{"city", ""}});
  CHECK(again.json["user_info"]["city"] == "");
  CHECK(again.json["user_info"]["country"] == "FI");
  CHECK(world.as(arthur).patch(mona_there, Json::object()).json == again.json);
}

TEST_CASE("The fields of a profile have limits", "[organization_users][limits]") {
  AWorld world;
  const auto [field, length, status] = GENERATE(table<std::string, int, int>({
      {"city", 0, 200},
      {"city", 512, 200},
      {"city", 513, 400},
      {"real_name", 0, 400},
      {"real_name", 1, 200},
      {"real_name", 256, 200},
      {"real_name", 257, 400},
      {"country", 3000, 200},  // for the others no limit is published
      {"department", 3000, 200},
      {"job_title", 3000, 200},
  }));
  INFO(field << " of " << length);
  const auto answer = world.as(sofia).patch(mona_there, {{field, std::string(static_cast<std::size_t>(length), 'x')}});
  CHECK(answer.status == status);
  if (status == 400) CHECK(answer.code() == "");
  CHECK(world.as(mona).get("/v1/me").status == 200);
  const auto state = world.control(Method::get, "/_mock/state");
  CHECK(world.control(Method::put, "/_mock/state", state.json).status == 204);  // as a fixture it is within limits too
  CHECK(world.as(sofia).patch(mona_there, {{field, 5}}).status == 400);
  CHECK(world.as(sofia).patch(mona_there, {{"state", "asleep"}}).status == 400);
}

TEST_CASE("Only users whom the organization manages are edited, and by others", "[organization_users]") {
  auto fixture = demo_managing({5});  // Gus
  fixture["users"][4]["managing_organization_id"] = other_id;
  fixture["organizations"][0]["users"].push_back({{"user_id", olga_id}});
  fixture["users"][7]["managed_by_scim"] = true;
  fixture["organizations"][0]["users"][6]["is_super_admin"] = false;
  AWorld world(fixture);
  const auto [who, path, status, code] = GENERATE(table<std::string_view, std::string, int, std::string>({
      {sofia, "/user/u5a1e9d0c004", 403, "user_not_managed_by_organization"},  // Mike is managed by nobody
      {sofia, "/user/u5a1e9d0c005", 403, "user_not_managed_by_organization"},  // Olga by another organization
      {sofia, "/user/u5a1e9d0c001", 403, "user_not_managed_by_organization"},  // Sofia herself
      {gus, "/user/u5a1e9d0c006", 403, "action_forbidden_for_managed_users"},  // Gus himself
      {sofia, "/user/u5a1e9d0c008", 403, "action_forbidden_for_scim_users"},   // Mona
      {sofia, "/user/u5a1e9d0a001", 403, "action_forbidden_on_application_users"},
      {sofia, "/user/u00000000000", 404, "organization_user_not_found"},
      {mike, "/user/u5a1e9d0c008", 403, "permission_denied"},
      {mona, "/user/u5a1e9d0c008", 403, "permission_denied"},
      {olga, "/user/u5a1e9d0c008", 403, "permission_denied"},
      {tess, "/user/u5a1e9d0c008", 403, "permission_denied"},
      {una, "/user/u5a1e9d0c008", 403, "permission_denied"},
  }));
  INFO(path);
  for (const auto& body : {Json{{"city", "Turku"}}, Json{{"state", "deactivated"}}, Json{{"state", "active"}}})
    refuses_and_changes_nothing(
        world, [&, &path = path, &who = who] { return world.as(who).patch(acme + path, body); }, status, code);
}

TEST_CASE("A deactivated user is kept out until made active again", "[organization_users]") {
  AWorld world;
  REQUIRE(world.as(mona).get("/v1/me").status == 200);
  const auto answer = world.as(gus).patch(mona_there, {{"state", "deactivated"}});
  CHECK(answer.json["user_info"]["state"] == "deactivated");
  CHECK(world.as(mona).get("/v1/me").code() == "user_deactivated");
  CHECK(world.as(arthur).patch(mona_there, {{"state", "active"}}).json["user_info"]["state"] == "active");
  CHECK(world.as(mona).get("/v1/me").status == 200);
}

TEST_CASE("Somebody who may write users deactivates admins, but not super admins", "[organization_users][access]") {
  AWorld world(demo_managing({1, 3}));
  REQUIRE(world.as(gus).patch(arthur_there, {{"state", "deactivated"}}).status == 200);
  REQUIRE(world.as(gus).patch(arthur_there, {{"state", "active"}}).status == 200);
  make_super_admin(world, mike_there);
  for (const auto who : {gus, arthur})
    for (const auto& body : {Json{{"state", "deactivated"}}, Json{{"city", "Turku"}}, Json{{"is_super_admin", false}}})
      refuses_and_changes_nothing(
          world, [&] { return world.as(who).patch(mike_there, body); }, 403, "permission_denied");
  CHECK(world.as(sofia).patch(mike_there, {{"state", "deactivated"}}).status == 200);
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(arthur).patch(mike_there, {{"state", "deleted"}});
      },
      403, "permission_denied");
}

TEST_CASE("A deactivated user is deleted with everything that was theirs", "[organization_users]") {
  AWorld world;
  REQUIRE(world.as(sofia)
              .patch(acme_permissions,
                     {{"permissions",
                       {{{"principal_type", "user"}, {"principal_id", mona_id}, {"permissions", {"developer"}}}}}})
              .status == 204);
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(gus).patch(mona_there, {{"state", "deleted"}});
      },
      400, "cannot_delete_active_managed_users");
  REQUIRE(world.as(gus).patch(mona_there, {{"state", "deactivated"}}).status == 200);
  const auto gone = world.as(gus).patch(mona_there, {{"state", "deleted"}});
  REQUIRE(gone.status == 200);
  CHECK(gone.json["user_info"]["state"] == "deleted");
  CHECK(gone.json["user_id"] == mona_id);
  CHECK(world.as(sofia).get(mona_there).code() == "organization_user_not_found");
  CHECK(world.as(mona).get("/v1/me").status == 401);
  CHECK(world.state_but_for_use().dump().find(mona_id) == std::string::npos);
}

TEST_CASE("A deactivated user of an identity provider is deleted, though not edited", "[organization_users]") {
  auto fixture = demo();
  fixture["users"][7]["managed_by_scim"] = true;
  fixture["users"][7]["state"] = "deactivated";
  AWorld world(fixture);
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(gus).patch(mona_there, {{"state", "active"}});
      },
      403, "action_forbidden_for_scim_users");
  CHECK(world.as(gus).patch(mona_there, {{"state", "deleted"}}).status == 200);
}

TEST_CASE("Super admins make super admins, and nobody else does", "[organization_users]") {
  AWorld world;
  for (const auto who : {arthur, gus})
    for (const bool wish : {true, false})
      refuses_and_changes_nothing(
          world,
          [&] {
            return world.as(who).patch(mike_there, {{"is_super_admin", wish}});
          },
          403, "permission_denied");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(gus).patch(gus_there, {{"is_super_admin", true}});
      },
      403, "permission_denied");
  const auto answer = world.as(sofia).patch(mike_there, {{"is_super_admin", true}});
  REQUIRE(answer.status == 200);
  CHECK(answer.json["is_super_admin"] == true);
  CHECK(world.as(mike).patch(mona_there, {{"is_super_admin", true}}).status == 200);
  CHECK(world.as(mike).patch(sofia_there, {{"is_super_admin", false}}).json["is_super_admin"] == false);
  CHECK(world.as(sofia).remove(acme + "?recursive=true").code() == "permission_denied");
}

TEST_CASE("Application users are never super admin", "[organization_users]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto answer = world.as(sofia).patch(ci_there, {{"is_super_admin", true}});
  CHECK(answer.status == 400);
  CHECK(answer.code() == "bad_request");
  CHECK(answer.message() == "Making application users super admin is no longer supported");
  CHECK(world.as(sofia).patch(ci_there, {{"is_super_admin", false}}).status == 200);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("An organization keeps one active super admin", "[organization_users]") {
  AWorld world(demo_managing({1}));
  const auto demote_herself = [&] { return world.as(sofia).patch(sofia_there, {{"is_super_admin", false}}); };
  const auto leave = [&] { return world.as(sofia).remove(sofia_there); };
  refuses_and_changes_nothing(world, demote_herself, 400, "organization_must_have_one_super_admin");
  refuses_and_changes_nothing(world, leave, 400, "organization_must_have_one_super_admin");
  CHECK(leave().message() == "Organization must contain at least one super admin.");
  make_super_admin(world, arthur_there);
  REQUIRE(world.as(sofia).patch(arthur_there, {{"state", "deactivated"}}).status == 200);
  refuses_and_changes_nothing(world, leave, 400, "organization_must_have_one_super_admin");  // Arthur cannot act
  REQUIRE(world.as(sofia).patch(arthur_there, {{"state", "active"}}).status == 200);
  CHECK(leave().status == 204);
  CHECK(world.as(sofia).get(acme).code() == "permission_denied");
}

TEST_CASE("Nobody is deactivated who is the last super admin of any organization", "[organization_users]") {
  auto fixture = demo();
  fixture["organizations"][1]["users"] = {{{"user_id", mona_id}, {"is_super_admin", true}}, {{"user_id", olga_id}}};
  AWorld world(fixture);
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).patch(mona_there, {{"state", "deactivated"}});
      },
      400, "organization_must_have_one_super_admin");
  REQUIRE(
      world.as(mona).patch("/v1/organization/" + other_id + "/user/" + olga_id, {{"is_super_admin", true}}).status ==
      200);
  CHECK(world.as(sofia).patch(mona_there, {{"state", "deactivated"}}).status == 200);
}

TEST_CASE("Removing a member takes their groups and permissions, not their account", "[organization_users]") {
  AWorld world;
  const auto website = acme + "/permissions/project/acme-website";
  const Json grant{{"principal_type", "user"}, {"principal_id", una_id}, {"permissions", {"developer"}}};
  REQUIRE(world.as(sofia).patch(website, {{"permissions", {grant}}}).status == 204);
  REQUIRE(world.as(gus).remove(una_there).status == 204);
  CHECK(world.as(sofia).get(una_there).code() == "organization_user_not_found");
  CHECK(world.as(sofia).get(website).json["permissions"].empty());
  for (const auto& permission :
       world.as(sofia).get(acme + "/permissions/organization_unit/" + development).member("permissions"))
    CHECK(permission["principal_id"] != una_id);
  for (const auto& member : world.as(sofia).get(acme + "/user-groups/" + developers + "/members").member("members"))
    CHECK(member["user_id"] != una_id);
  CHECK(world.as(una).get("/v1/me").status == 200);  // still a user
  CHECK(world.as(una).get(acme).status == 403);      // but not here
  CHECK(world.as(gus).remove(una_there).status == 404);
}

TEST_CASE("Any member who is not managed leaves", "[organization_users]") {
  AWorld world;
  CHECK(world.as(mike).remove(mike_there).status == 204);
  CHECK(world.as(mike).get(acme).status == 403);
  CHECK(world.as(mike).get("/v1/organizations").json["organizations"].empty());
}

TEST_CASE("A user managed by one organization leaves another", "[organization_users]") {
  auto fixture = demo();
  fixture["organizations"][1]["users"].push_back({{"user_id", mona_id}});
  AWorld world(fixture);
  CHECK(world.as(mona).remove("/v1/organization/" + other_id + "/user/" + mona_id).status == 204);
  CHECK(world.as(sofia).get(mona_there).json["user_info"]["managing_organization_id"] == acme_id);
}

TEST_CASE("Not everybody can be removed, nor by everybody", "[organization_users]") {
  AWorld world;
  const auto [who, path, status, code] = GENERATE(table<std::string_view, std::string, int, std::string>({
      {mona, "/user/u5a1e9d0c008", 403, "action_forbidden_for_managed_users"},  // herself
      {sofia, "/user/u5a1e9d0c008", 400, "cannot_remove_managed_users_from_organization"},
      {gus, "/user/u5a1e9d0c008", 400, "cannot_remove_managed_users_from_organization"},
      {gus, "/user/u5a1e9d0c001", 403, "permission_denied"},  // Sofia is super admin
      {arthur, "/user/u5a1e9d0c001", 403, "permission_denied"},
      {sofia, "/user/u5a1e9d0a001", 403, "action_forbidden_on_application_users"},
      {ci_expiring, "/user/u5a1e9d0a001", 403, "action_forbidden_on_application_users"},  // itself
      {sofia, "/user/u5a1e9d0c005", 404, "organization_user_not_found"},
      {mike, "/user/u5a1e9d0c003", 403, "permission_denied"},
      {tess, "/user/u5a1e9d0c004", 403, "permission_denied"},
      {olga, "/user/u5a1e9d0c005", 403, "permission_denied"},  // herself, but not of Acme
  }));
  INFO(path);
  refuses_and_changes_nothing(
      world, [&, &path = path, &who = who] { return world.as(who).remove(acme + path); }, status, code);
}

TEST_CASE("Who manages users removes admins, and super admins remove each other", "[organization_users][access]") {
  AWorld world;
  CHECK(world.as(gus).remove(arthur_there).status == 204);
  make_super_admin(world, mike_there);
  CHECK(world.as(mike).remove(sofia_there).status == 204);
}

}  // namespace
}  // namespace mock::test
