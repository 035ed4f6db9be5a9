#include "support/an_account.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string methods = "/v1/me/authentication_methods";

// Mike has a password and two accounts elsewhere.
Json fixture() {
  auto out = demo();
  auto& user = out["users"][3];
  user["otp_secret"] = arthur_secret;
  user["authentication_methods"] = {
      {{"type", "password"}, {"method_id", "uam-password"}},
      {{"type", "google_oauth"}, {"method_id", "uam-google"}, {"public_remote_identity", "mike at google"}},
      {{"type", "saml"}, {"method_id", "uam-saml"}, {"authentication_method_id", "am1"}}};
  user["access_tokens"].push_back({{"full_token", "mike-through-google-for-tests"}, {"method_id", "uam-google"}});
  out["organizations"][0]["authentication_methods"] = {
      {{"authentication_method_id", "am1"}, {"authentication_method_name", "Okta"}}};
  return out;
}

const std::string_view through_google = "mike-through-google-for-tests";

TEST_CASE("One's authentication methods are listed, and which of them is in use", "[user_authentication_methods]") {
  AWorld world(fixture());
  world.advance(5);
  const std::string session =
      sign_in(world, "mike@acme.example", mike_password, otp_now(world, arthur_secret)).json["token"];
  const auto listed = world.as(session).get(methods).json["authentication_methods"];
  REQUIRE(listed.size() == 3);
  CHECK(listed[0] == Json{{"method_id", "uam-password"},
                          {"name", "Password"},
                          {"remote_provider_id", "password"},
                          {"public_remote_identity", "mike@acme.example"},
                          {"authentication_method_account_id", nullptr},
                          {"user_email", "mike@acme.example"},
                          {"state", "active"},
                          {"currently_active", true},
                          {"create_time", start_of_time},
                          {"update_time", start_of_time},
                          {"delete_time", nullptr},
                          {"last_used_time", "2026-01-01T00:00:05Z"}});
  CHECK(listed[1]["public_remote_identity"] == "mike at google");
  CHECK(listed[1]["currently_active"] == false);
  CHECK(listed[1]["last_used_time"].is_null());
  CHECK(listed[1]["name"] == "Google");
  CHECK(listed[2]["remote_provider_id"] == "am1");
  CHECK(listed[2]["name"] == "Okta");
  CHECK(listed[2]["authentication_method_account_id"] == "a5a1e9d0ac1e");
  CHECK(world.as(through_google).get(methods).json["authentication_methods"][1]["currently_active"] == true);
  CHECK(world.as(ci_expiring).get(methods).json["authentication_methods"] == Json::array());
  CHECK(world.as(nobody).get(methods).status == 401);
}

TEST_CASE("Deleting an authentication method ends the tokens that came through it", "[user_authentication_methods]") {
  AWorld world(fixture());
  CHECK(world.as(mike).remove(methods + "/uam-google").status == 200);
  CHECK(world.as(through_google).get("/v1/me").status == 401);
  CHECK(world.as(mike).get("/v1/me").json["user"]["auth"] == Json{"password", "saml"});
  CHECK(world.as(mike).remove(methods + "/uam-google").code() == "authentication_method_not_found");
}

TEST_CASE("With the method goes the password", "[user_authentication_methods]") {
  AWorld world(fixture());
  CHECK(world.as(through_google).remove(methods + "/uam-password").status == 200);
  CHECK(world.as(mike).get("/v1/me").status == 401);
  CHECK(sign_in(world, "mike@acme.example", mike_password).code() == "authentication_failed");
  const auto user = user_named(world, "mike@acme.example");
  CHECK_FALSE(user.password.has_value());
  CHECK_FALSE(user.otp_secret.has_value());
  CHECK(world.as(through_google).put("/v1/me/2fa", {{"method", "otp"}, {"password", ""}}).code() ==
        "user_password_not_found");
}

TEST_CASE("The method of one's own session stays, and so do others' methods", "[user_authentication_methods]") {
  AWorld world(fixture());
  const auto before = world.state_but_for_use();
  const auto current = world.as(mike).remove(methods + "/uam-password");
  CHECK(current.status == 400);
  CHECK(current.code() == "authentication_method_disable_current_not_allowed");
  for (const auto& answer : {world.as(sofia).remove(methods + "/uam-google"),  //
                             world.as(mike).remove(methods + "/uam-none"),     //
                             world.as(ci_expiring).remove(methods + "/uam-google")}) {
    CHECK(answer.status == 404);
    CHECK(answer.code() == "authentication_method_not_found");
  }
  CHECK(world.as(nobody).remove(methods + "/uam-google").status == 401);
  CHECK(world.state_but_for_use() == before);
}

}  // namespace
}  // namespace mock::test
