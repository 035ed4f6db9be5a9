// The end of an account.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string users = "/v1/user/";

TEST_CASE("Who has left all organizations deletes their own account", "[user_account]") {
  AWorld world;
  refuses_and_changes_nothing(
      world, [&] { return world.as(mike).remove(users + mike_id); }, 400,
      "cannot_delete_users_with_organizations_memberships");
  REQUIRE(world.as(mike).remove(acme + "/user/" + mike_id).status == 204);
  CHECK(world.as(mike).remove(users + mike_id).status == 204);
  CHECK(world.as(mike).get("/v1/me").status == 401);
  CHECK(world.state_but_for_use().dump().find(mike_id) == std::string::npos);
}

TEST_CASE("An organization deletes the accounts it manages, once they are deactivated", "[user_account]") {
  AWorld world;
  const auto who = GENERATE(sofia, arthur, gus);
  const auto remove = [&] { return world.as(who).remove(users + mona_id); };
  refuses_and_changes_nothing(world, remove, 400, "cannot_delete_active_managed_users");
  REQUIRE(world.as(who).patch(acme + "/user/" + mona_id, {{"state", "deactivated"}}).status == 200);
  CHECK(remove().status == 204);
  CHECK(world.as(sofia).get(acme + "/user/" + mona_id).code() == "organization_user_not_found");
  refuses_and_changes_nothing(world, remove, 404, "user_not_found");
}

TEST_CASE("Not everybody's account is everybody's to delete", "[user_account]") {
  auto fixture = demo();
  fixture["users"][7]["state"] = "deactivated";
  fixture["users"][3]["managing_organization_id"] = acme_id;
  AWorld world(fixture);
  const auto [who, id, status, code] = GENERATE(table<std::string_view, std::string, int, std::string>({
      {mike, mike_id, 403, "action_forbidden_for_managed_users"},  // managed: not even himself
      {mike, mona_id, 403, "user_not_organization_admin"},
      {una, mona_id, 403, "user_not_organization_admin"},  // admin of a unit
      {olga, mona_id, 403, "user_not_organization_admin"},
      {sofia, olga_id, 403, "action_forbidden_on_unmanaged_users"},
      {sofia, arthur_id, 403, "action_forbidden_on_unmanaged_users"},
      {sofia, ci_id, 403, "action_forbidden_on_application_users"},
      {ci_expiring, ci_id, 403, "action_forbidden_on_application_users"},  // itself
      {sofia, "u00000000000", 404, "user_not_found"},
      {nobody, mona_id, 401, ""},
  }));
  INFO(id);
  refuses_and_changes_nothing(
      world, [&, &id = id, &who = who] { return world.as(who).remove(users + id); }, status, code);
}

TEST_CASE("The account of a super admin is for super admins to delete", "[user_account][access]") {
  auto fixture = demo();
  fixture["users"][7]["state"] = "deactivated";
  fixture["organizations"][0]["users"][6]["is_super_admin"] = true;
  AWorld world(fixture);
  for (const auto who : {gus, arthur})
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).remove(users + mona_id); }, 403, "permission_denied");
  CHECK(world.as(sofia).remove(users + mona_id).status == 204);
}

TEST_CASE("With an account goes all that rests on it", "[user_account]") {
  auto fixture = demo();
  fixture["organizations"][1]["users"].push_back({{"user_id", mona_id}});
  AWorld world(fixture);
  world.world().change([&](State& next) {
    user_authentication_methods::add(next, mona_id, "google_oauth", "", "mona", {});
    verification_codes::create(next, mona_id, CodePurpose::password_reset, next.clock.now());
  });
  REQUIRE(world.as(sofia).patch(acme + "/user/" + mona_id, {{"state", "deactivated"}}).status == 200);
  REQUIRE(world.as(sofia).remove(users + mona_id).status == 204);
  const auto state = world.world().state();
  CHECK(state->user_authentication_methods.with<&UserAuthenticationMethod::user_id>(mona_id).empty());
  CHECK(state->verification_codes.with<&VerificationCode::user_id>(mona_id).empty());
  CHECK(state->access_tokens.with<&AccessToken::user_id>(mona_id).empty());
  CHECK(state->group_members.with<&GroupMember::user_id>(mona_id).empty());
  CHECK(state->members.with<&Member::user_id>(mona_id).empty());
  CHECK(world.as(olga).get("/v1/organization/" + other_id + "/user").json["users"].size() == 1);
}

}  // namespace
}  // namespace mock::test
