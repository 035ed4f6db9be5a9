#include "support/an_account.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string nina = "nina@new.example", nina_password = "a new one for Nina";

Answer sign_up(AWorld& world, const std::string& email, const std::string& password = nina_password,
               const std::string& real_name = "Nina New") {
  return world.as(nobody).post("/v1/user", {{"email", email}, {"real_name", real_name}, {"password", password}});
}

Answer verify(AWorld& world, const std::string& code) {
  return world.as(nobody).send(Method::post, "/v1/user/verify_email/" + code, "");
}

void invite(AWorld& world, const std::string& organization_id, const std::string& email, const std::string& code) {
  world.world().change([&](State& next) {
    const auto now = next.clock.now();
    Invitation invitation;
    invitation.organization_id = organization_id;
    invitation.user_email = email;
    invitation.invited_by = sofia_id;
    invitation.verification_code = code;
    invitation.create_time = now;
    invitation.expiry_time = now + Seconds(100);
    next.invitations.put(std::move(invitation));
  });
}

bool is_member(AWorld& world, const std::string& organization_id, const std::string& email) {
  return world.world().state()->members.find(organization_id, user_named(world, email).user_id) != nullptr;
}

TEST_CASE("Signing up makes a user with an organization of their own", "[sign_up]") {
  AWorld world;
  const auto answer = sign_up(world, "Nina@New.example");
  REQUIRE(answer.status == 200);
  CHECK(answer.json["user_email"] == nina);
  const std::string token = answer.json["token"];
  const auto me = world.as(token).get("/v1/me").json["user"];
  CHECK(me["user"] == nina);
  CHECK(me["real_name"] == "Nina New");
  CHECK(me["auth"] == Json{"password"});
  CHECK(me["managing_organization_id"].is_null());

  const auto organizations = world.as(token).get("/v1/organizations").json["organizations"];
  REQUIRE(organizations.size() == 1);
  CHECK(organizations[0]["organization_name"] == "Nina New");
  CHECK(organizations[0]["tier"] == "business");
  const std::string organization_id = organizations[0]["organization_id"];
  const auto members = world.as(token).get("/v1/organization/" + organization_id + "/user").json["users"];
  REQUIRE(members.size() == 1);
  CHECK(members[0]["is_super_admin"] == true);

  CHECK(world.as(token).get("/v1/access_token").json["tokens"][0]["created_manually"] == false);
  CHECK(sign_in(world, nina, nina_password).status == 200);
}

TEST_CASE("The name of a new user's organization is cut to 83 characters", "[sign_up][limits]") {
  AWorld world;
  std::string name;
  for (int i = 0; i < 256; ++i) name += "é";
  const std::string token = sign_up(world, nina, nina_password, name).json["token"];
  CHECK(world.as(token).get("/v1/organizations").json["organizations"][0]["organization_name"] ==
        name.substr(0, std::size_t{83} * 2));
  CHECK(sign_up(world, "x@new.example", nina_password, name + "e").status == 400);
}

TEST_CASE("An address is somebody's once", "[sign_up]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto answer = sign_up(world, "MIKE@acme.example");
  CHECK(answer.status == 409);
  CHECK(answer.message() == "User already exists");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("A weak password is refused at sign-up, and not quoted", "[sign_up]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto [password, code] = GENERATE(table<std::string, std::string>({
      {"seven77", ""},
      {"Password123", "user_password_compromised"},
      {"nina-new", "bad_request"},
      {"aaaaaaaaaaaaaaaa", "bad_request"},
      {std::string(257, 'x'), ""},
  }));
  const auto answer = sign_up(world, nina, password);
  CHECK(answer.status == 400);
  CHECK(answer.code() == code);
  CHECK(answer.text.find(password) == std::string::npos);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Signing up takes an address, a name and a password", "[sign_up]") {
  AWorld world;
  const auto answer = world.as(nobody).post("/v1/user", {{"email", "nobody"}, {"tenant", "aiven"}});
  CHECK(answer.status == 400);
  CHECK(answer.json["errors"].size() == 3);
}

TEST_CASE("Whoever signs up with an address in a verified domain is managed by its organization", "[sign_up]") {
  AWorld world;
  verify_domain(world, acme_id, "new.example");
  invite(world, acme_id, nina, "0123abcd");
  const std::string token = sign_up(world, nina).json["token"];
  CHECK(world.as(token).get("/v1/me").json["user"]["managing_organization_id"] == acme_id);
  const auto organizations = world.as(token).get("/v1/organizations").json["organizations"];
  REQUIRE(organizations.size() == 1);
  CHECK(organizations[0]["organization_id"] == acme_id);
  const auto user_id = user_named(world, nina).user_id;
  CHECK(world.as(token).get(acme + "/user/" + user_id).json["is_super_admin"] == false);
  CHECK(verify(world, "0123abcd").code() == "user_weblink_action_expired");  // needed no more
}

TEST_CASE("A new user's address is verified with the code that came by e-mail", "[sign_up]") {
  AWorld world;
  sign_up(world, nina);
  const auto code = code_of(world, nina, CodePurpose::email_verification);
  REQUIRE_FALSE(code.empty());
  CHECK(world.as(nobody).post("/v1/user/password_reset/" + code, {{"new_password", "some other password"}}).code() ==
        "user_weblink_action_expired");  // made for something else
  const auto answer = verify(world, code);
  CHECK(answer.status == 200);
  CHECK(answer.json["invite_details"]["user_email"] == nina);
  CHECK(verify(world, code).code() == "user_weblink_action_expired");  // used
}

TEST_CASE("A code to verify an address expires after a day", "[sign_up]") {
  AWorld world;
  sign_up(world, nina);
  const auto code = code_of(world, nina, CodePurpose::email_verification);
  const bool in_time = GENERATE(true, false);
  world.advance(24 * 3600 - (in_time ? 1 : 0));
  CHECK(verify(world, code).status == (in_time ? 200 : 400));
}

TEST_CASE("An unknown code says no more than an expired one", "[sign_up]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto answer = verify(world, "00000000");
  CHECK(answer.status == 400);
  CHECK(answer.code() == "user_weblink_action_expired");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Whoever follows an invitation becomes a user and a member, and sets a password by a reset", "[sign_up]") {
  AWorld world;
  invite(world, acme_id, nina, "0123abcd");
  const auto answer = verify(world, "0123abcd");
  REQUIRE(answer.status == 200);
  CHECK(answer.json["invite_details"]["user_email"] == nina);
  const auto user = user_named(world, nina);
  CHECK(user.real_name == "nina");
  CHECK_FALSE(user.managing_organization_id.has_value());
  CHECK(is_member(world, acme_id, nina));
  CHECK(organizations::of_user(*world.world().state(), user.user_id).size() == 1);
  CHECK(verify(world, "0123abcd").code() == "user_weblink_action_expired");

  CHECK(sign_in(world, nina, "").code() == "authentication_failed");
  world.as(nobody).post("/v1/user/password_reset_request", {{"email", nina}});
  world.as(nobody).post("/v1/user/password_reset/" + code_of(world, nina, CodePurpose::password_reset),
                        {{"new_password", nina_password}});
  CHECK(sign_in(world, nina, nina_password).status == 200);
}

TEST_CASE("Whoever is a user already only becomes a member by following an invitation", "[sign_up]") {
  AWorld world;
  invite(world, acme_id, "olga@other.example", "0123abcd");
  CHECK(verify(world, "0123abcd").status == 200);
  CHECK(is_member(world, acme_id, "olga@other.example"));
  CHECK(user_named(world, "olga@other.example").real_name == "Olga Outsider");
}

TEST_CASE("An invitation into the organization of one's verified domain makes one managed", "[sign_up]") {
  AWorld world;
  verify_domain(world, acme_id, "new.example");
  invite(world, acme_id, nina, "0123abcd");
  CHECK(verify(world, "0123abcd").status == 200);
  CHECK(user_named(world, nina).managing_organization_id == acme_id);
}

TEST_CASE("An invitation elsewhere does not keep one out of the organization of one's domain", "[sign_up]") {
  AWorld world;
  verify_domain(world, acme_id, "new.example");
  invite(world, other_id, nina, "0123abcd");
  CHECK(verify(world, "0123abcd").status == 200);
  CHECK(user_named(world, nina).managing_organization_id == acme_id);
  CHECK(is_member(world, acme_id, nina));
  CHECK(is_member(world, other_id, nina));
}

TEST_CASE("An invitation that has expired makes no user", "[sign_up]") {
  AWorld world;
  invite(world, acme_id, nina, "0123abcd");
  world.advance(100);
  const auto before = world.world().state();
  const auto answer = verify(world, "0123abcd");
  CHECK(answer.status == 400);
  CHECK(answer.code() == "invitation_expired");
  CHECK(world.world().state() == before);
}

TEST_CASE("An invitation to an application user's address is no use", "[sign_up]") {
  AWorld world;
  const std::string ci_email = world.as(ci_expiring).get("/v1/me").json["user"]["user"];
  invite(world, other_id, ci_email, "0123abcd");
  CHECK(verify(world, "0123abcd").code() == "action_forbidden_on_application_users");
  CHECK_FALSE(is_member(world, other_id, ci_email));
}

}  // namespace
}  // namespace mock::test
