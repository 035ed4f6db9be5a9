// Invitations: who is asked to join, and how one does.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string invitations = acme + "/invitation";
const std::string olgas = invitations + "/olga@other.example";
constexpr int fourteen_days = 14 * 24 * 3600;

Json nobody_invited() {
  auto fixture = demo();
  fixture["organizations"][0].erase("invitations");
  return fixture;
}

Answer invite(AWorld& world, std::string_view who, const std::string& user_email) {
  return world.as(who).post(invitations, {{"user_email", user_email}});
}

Json listed(AWorld& world) { return world.as(sofia).get(invitations).member("invitations"); }

// Acme has verified the domain that Olga's address is in.
void verify_domain(AWorld& world, const std::string& organization_id) {
  world.world().change([&](State& next) {
    Domain domain;
    domain.domain_id = "domain-1";
    domain.organization_id = organization_id;
    domain.domain_name = "other.example";
    domain.state = DomainState::verified;
    next.domains.put(domain);
  });
}

TEST_CASE("Somebody is invited, accepts and is a member", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(invite(world, gus, "Olga@Other.example").status == 204);
  CHECK(listed(world) == Json{{{"user_email", "olga@other.example"},
                               {"invited_by", "Gus Groups"},
                               {"create_time", start_of_time},
                               {"expiry_time", "2026-01-15T00:00:00Z"}}});
  CHECK(world.as(olga).get(acme).status == 403);
  world.advance(10);
  REQUIRE(world.as(olga).post(olgas, {{"action", "accept"}}).status == 204);
  CHECK(listed(world).empty());
  const auto there = world.as(olga).get(acme + "/user/" + olga_id);
  REQUIRE(there.status == 200);
  CHECK(there.json["is_super_admin"] == false);
  CHECK(there.json["join_time"] == "2026-01-01T00:00:10Z");
  CHECK(there.json["user_info"]["managing_organization_id"] == nullptr);
  CHECK(world.as(sofia).get(acme + "/user/" + olga_id + "/permissions").json["permissions"].empty());
}

TEST_CASE("An invitation is accepted without a body, in any case of letters, and once", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(invite(world, sofia, "olga@other.example").status == 204);
  CHECK(world.as(olga).send(Method::post, invitations + "/OLGA%40other.example", "").status == 204);
  refuses_and_changes_nothing(
      world, [&] { return world.as(olga).send(Method::post, olgas, ""); }, 404, "invitation_not_found");
}

TEST_CASE("An invitation is only for whom it is made for, and others do not learn of it", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(invite(world, sofia, "olga@other.example").status == 204);
  for (const auto who : {mike, sofia})
    for (const auto* address : {"olga@other.example", "nina@other.example"})
      refuses_and_changes_nothing(
          world, [&] { return world.as(who).post(invitations + "/" + address, Json::object()); }, 404,
          "invitation_not_found");
  CHECK(world.as(nobody).post(olgas, Json::object()).status == 401);
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(olga).post(olgas, {{"action", "decline"}});
      },
      400, "");
}

TEST_CASE("An invitation expires, and a new one takes its place", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(invite(world, sofia, "olga@other.example").status == 204);
  world.advance(fourteen_days - 1);
  refuses_and_changes_nothing(
      world, [&] { return invite(world, sofia, "OLGA@other.example"); }, 409, "user_already_invited_to_organization");
  world.advance(1);
  refuses_and_changes_nothing(
      world, [&] { return world.as(olga).post(olgas, Json::object()); }, 400, "invitation_expired");
  CHECK(listed(world).size() == 1);  // until it is taken back or replaced
  REQUIRE(invite(world, arthur, "olga@other.example").status == 204);
  REQUIRE(listed(world).size() == 1);
  CHECK(listed(world)[0]["invited_by"] == "Arthur Admin");
  CHECK(world.as(olga).post(olgas, Json::object()).status == 204);
}

TEST_CASE("An invitation is good until its last second", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(invite(world, sofia, "olga@other.example").status == 204);
  world.advance(fourteen_days - 1);
  CHECK(world.as(olga).post(olgas, Json::object()).status == 204);
}

TEST_CASE("Members are not invited", "[invitations]") {
  AWorld world(nobody_invited());
  for (const auto* address : {"mike@acme.example", "MIKE@acme.example"})
    refuses_and_changes_nothing(
        world, [&] { return invite(world, sofia, address); }, 409, "user_already_in_organization");
}

TEST_CASE("An invitation that is taken back cannot be accepted", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(invite(world, sofia, "olga@other.example").status == 204);
  CHECK(world.as(gus).remove(invitations + "/Olga@other.example").status == 204);
  CHECK(listed(world).empty());
  CHECK(world.as(olga).post(olgas, Json::object()).code() == "invitation_not_found");
  refuses_and_changes_nothing(
      world, [&] { return world.as(gus).remove(olgas); }, 404, "invitation_not_found");
}

TEST_CASE("Invitations go to e-mail addresses of at most 254 characters", "[invitations][limits]") {
  AWorld world(nobody_invited());
  const auto [address, status] = GENERATE(table<std::string, int>({
      {"nina@new.example", 204},
      {std::string(241, 'n') + "@n.ew.example", 204},
      {std::string(242, 'n') + "@n.ew.example", 400},
      {"nina", 400},
      {"nina@", 400},
      {"@new.example", 400},
      {"ni na@new.example", 400},
      {"", 400},
  }));
  INFO(address);
  CHECK(invite(world, sofia, address).status == status);
  CHECK(listed(world).size() == (status == 204 ? 1U : 0U));
  CHECK(world.as(sofia).post(invitations, Json::object()).code() == "");
}

TEST_CASE("Invitations are for those who manage users", "[invitations][access]") {
  AWorld world(nobody_invited());
  REQUIRE(invite(world, sofia, "olga@other.example").status == 204);
  for (const auto who : {mike, mona, tess, una, olga}) {
    CHECK(invite(world, who, "nina@new.example").code() == "permission_denied");
    CHECK(world.as(who).get(invitations).code() == "permission_denied");
    CHECK(world.as(who).remove(olgas).code() == "permission_denied");
  }
  CHECK(world.as(olga).post("/v1/organization/org00000000000/invitation/olga@other.example", Json::object()).code() ==
        "organization_not_found");
}

TEST_CASE("An application user accepts no invitation", "[invitations]") {
  AWorld world(nobody_invited());
  const auto address = world.as(sofia).get(ci).json["user_email"].get<std::string>();
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(ci_expiring).post("/v1/organization/" + other_id + "/invitation/" + address, Json::object());
      },
      403, "action_forbidden_for_application_users");
}

TEST_CASE("Who joins with an address in a verified domain is managed", "[invitations]") {
  AWorld world(nobody_invited());
  verify_domain(world, acme_id);
  REQUIRE(invite(world, sofia, "olga@other.example").status == 204);
  REQUIRE(world.as(olga).post(olgas, Json::object()).status == 204);
  CHECK(world.as(olga).get("/v1/me").json["user"]["managing_organization_id"] == acme_id);
}

TEST_CASE("Joining does not change who manages a user", "[invitations]") {
  auto fixture = nobody_invited();
  const bool is_managed_already = GENERATE(true, false);
  if (is_managed_already) fixture["users"][4]["managing_organization_id"] = other_id;
  AWorld world(fixture);
  verify_domain(world, is_managed_already ? acme_id : other_id);
  REQUIRE(invite(world, sofia, "olga@other.example").status == 204);
  REQUIRE(world.as(olga).post(olgas, Json::object()).status == 204);
  const auto expected = is_managed_already ? Json(other_id) : Json(nullptr);
  CHECK(world.as(olga).get("/v1/me").json["user"]["managing_organization_id"] == expected);
}

TEST_CASE("An invitation outlives who made it, and ends with its organization", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(world.as(sofia)
              .patch(acme_permissions, {{"permissions",
                                         {{{"principal_type", "user"},
                                           {"principal_id", mona_id},
                                           {"permissions", {"organization:users:write"}}}}}})
              .status == 204);
  REQUIRE(invite(world, mona, "olga@other.example").status == 204);
  REQUIRE(world.as(sofia).patch(acme + "/user/" + mona_id, {{"state", "deactivated"}}).status == 200);
  REQUIRE(world.as(sofia).remove("/v1/user/" + mona_id).status == 204);
  REQUIRE(listed(world).size() == 1);
  CHECK(listed(world)[0]["invited_by"] == nullptr);
  const auto state = world.control(Method::get, "/_mock/state");
  CHECK(world.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(world.control(Method::get, "/_mock/state").text == state.text);

  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(world.control(Method::get, "/_mock/state").text.find("verification_code\":\"") == std::string::npos);
  CHECK(world.world().state()->invitations.size() == 0);
}

TEST_CASE("An application user that may write users invites", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(
      world.as(terraform_office).from("192.0.2.1").post(invitations, {{"user_email", "olga@other.example"}}).status ==
      204);
  CHECK(listed(world)[0]["invited_by"] == "terraform");
  const auto state = world.control(Method::get, "/_mock/state");
  CHECK(world.control(Method::put, "/_mock/state", state.json).status == 204);
  REQUIRE(world.as(sofia).remove(terraform).status == 204);
  CHECK(listed(world)[0]["invited_by"] == nullptr);
}

TEST_CASE("The code of an invitation names it, and is told by the state alone", "[invitations]") {
  AWorld world(nobody_invited());
  REQUIRE(invite(world, sofia, "nina@new.example").status == 204);
  const auto state = world.control(Method::get, "/_mock/state").json;
  const std::string code = state["organizations"][0]["invitations"][0]["verification_code"];
  CHECK(world.as(sofia).get(invitations).text.find(code) == std::string::npos);
  const auto present = world.world().state();
  const auto* found = invitations::with_code(*present, code);
  REQUIRE(found != nullptr);
  CHECK(found->user_email == "nina@new.example");
  CHECK(invitations::with_code(*present, "no such code") == nullptr);
}

TEST_CASE("Invitations are part of a fixture", "[invitations][fixtures]") {
  auto fixture = nobody_invited();
  fixture["organizations"][0]["invitations"] = {
      {{"user_email", "Olga@other.example"}, {"invited_by", "sofia@acme.example"}, {"verification_code", "olgas-code"}},
      {{"user_email", "nina@new.example"},
       {"create_time", "2025-12-01T00:00:00Z"},
       {"expiry_time", "2025-12-02T00:00:00Z"}}};
  AWorld world(fixture);
  CHECK(listed(world) == Json{{{"user_email", "olga@other.example"},
                               {"invited_by", "Sofia Superadmin"},
                               {"create_time", start_of_time},
                               {"expiry_time", "2026-01-15T00:00:00Z"}},
                              {{"user_email", "nina@new.example"},
                               {"invited_by", nullptr},
                               {"create_time", "2025-12-01T00:00:00Z"},
                               {"expiry_time", "2025-12-02T00:00:00Z"}}});
  const auto state = world.control(Method::get, "/_mock/state");
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(copy.control(Method::get, "/_mock/state").text == state.text);
  CHECK(copy.as(olga).post(olgas, Json::object()).status == 204);
}

}  // namespace
}  // namespace mock::test
