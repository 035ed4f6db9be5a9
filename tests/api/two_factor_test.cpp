#include "support/an_account.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string mike_email = "mike@acme.example", arthur_email = "arthur@acme.example";

Answer configure(AWorld& world, std::string_view token, const std::string& method, const std::string& password) {
  return world.as(token).put("/v1/me/2fa", {{"method", method}, {"password", password}});
}

Answer confirm(AWorld& world, std::string_view token, const std::string& uri, const std::string& otp,
               const std::string& password = mike_password) {
  return world.as(token).put("/v1/me/2fa/otp", {{"uri", uri}, {"otp", otp}, {"password", password}});
}

std::string secret_in(const std::string& uri) {
  const auto at = uri.find("secret=") + 7;
  return uri.substr(at, uri.find('&', at) - at);
}

TEST_CASE("Two-factor authentication is offered, and on once a one-time password confirms it", "[two_factor]") {
  AWorld world;
  const std::string session = sign_in(world, mike_email, mike_password).json["token"];
  const auto offered = configure(world, session, "otp", mike_password);
  REQUIRE(offered.status == 200);
  CHECK(offered.json["method"] == "otp");
  CHECK(offered.json["qrcode"].is_null());
  const std::string uri = offered.json["uri"];
  CHECK(uri.starts_with("otpauth://totp/Aiven:mike%40acme.example?secret="));
  CHECK(uri.ends_with("&issuer=Aiven"));
  CHECK(sign_in(world, mike_email, mike_password).status == 200);  // not yet

  const auto on = confirm(world, session, uri, otp_now(world, secret_in(uri)));
  REQUIRE(on.status == 200);
  CHECK(on.json["method"] == "otp");
  CHECK(world.as(on.json["token"].get<std::string>()).get("/v1/me").status == 200);
  CHECK(world.as(session).get("/v1/me").status == 200);
  CHECK(sign_in(world, mike_email, mike_password).status == 510);
  CHECK(sign_in(world, mike_email, mike_password, otp_now(world, secret_in(uri))).status == 200);
  CHECK(confirm(world, session, uri, otp_now(world, secret_in(uri))).status == 400);  // it has been taken
}

TEST_CASE("Turning it on or off ends personal tokens made with the password, and no others", "[two_factor]") {
  auto fixture = demo();
  for (const int user : {1, 3})
    fixture["users"][user]["authentication_methods"] = {
        {{"type", "password"}, {"method_id", "uam-p" + std::to_string(user)}},
        {{"type", "google_oauth"}, {"method_id", "uam-g" + std::to_string(user)}}};
  fixture["users"][1]["access_tokens"].push_back(
      {{"full_token", "arthur-through-google-for-tests"}, {"method_id", "uam-g1"}});
  fixture["users"][3]["access_tokens"].push_back(
      {{"full_token", "mike-through-google-for-tests"}, {"method_id", "uam-g3"}});
  AWorld world(fixture);

  const std::string session = sign_in(world, mike_email, mike_password).json["token"];
  const std::string uri = configure(world, session, "otp", mike_password).json["uri"];
  CHECK(world.as(mike).get("/v1/me").status == 200);
  CHECK(confirm(world, session, uri, otp_now(world, secret_in(uri))).status == 200);
  CHECK(world.as(mike).get("/v1/me").status == 401);
  CHECK(world.as("mike-through-google-for-tests").get("/v1/me").status == 200);

  const auto off = configure(world, arthur, "", arthur_password);
  CHECK(off.status == 200);
  CHECK(off.json["method"] == "");
  CHECK(off.json["uri"].is_null());
  CHECK(world.as(arthur).get("/v1/me").status == 401);
  CHECK(world.as("arthur-through-google-for-tests").get("/v1/me").status == 200);
  CHECK(sign_in(world, arthur_email, arthur_password).status == 200);
}

TEST_CASE("Turning off what is off changes nothing", "[two_factor]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  CHECK(configure(world, mike, "", mike_password).status == 200);
  CHECK(world.as(mike).get("/v1/me").status == 200);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("A new secret replaces the old one only when it is confirmed", "[two_factor]") {
  AWorld world;
  const std::string uri = configure(world, arthur, "otp", arthur_password).json["uri"];
  CHECK(sign_in(world, arthur_email, arthur_password, otp_now(world, arthur_secret)).status == 200);
  CHECK(confirm(world, arthur, uri, otp_now(world, secret_in(uri)), arthur_password).status == 200);
  CHECK(sign_in(world, arthur_email, arthur_password, otp_now(world, secret_in(uri))).status == 200);
}

TEST_CASE("Only the last offer can be confirmed, with a right one-time password", "[two_factor]") {
  AWorld world;
  const std::string first = configure(world, mike, "otp", mike_password).json["uri"];
  const std::string second = configure(world, mike, "otp", mike_password).json["uri"];
  const auto before = world.state_but_for_use();
  for (const auto& answer :
       {confirm(world, mike, first, otp_now(world, secret_in(first))),
        confirm(world, mike, "otpauth://totp/x", otp_now(world, secret_in(second))),
        confirm(world, mike, second, wrong_otp(world, secret_in(second))), confirm(world, mike, second, "")}) {
    CHECK(answer.status == 400);
    CHECK(answer.code() == "user_config_2fa_otp_verification_failed");
  }
  CHECK(world.state_but_for_use() == before);
  CHECK(configure(world, mike, "", mike_password).status == 200);  // withdraws the offer
  CHECK(confirm(world, mike, second, otp_now(world, secret_in(second))).status == 400);
}

TEST_CASE("Two-factor authentication takes one's password", "[two_factor]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  CHECK(configure(world, mike, "otp", "wrong").code() == "authentication_failed");
  CHECK(configure(world, arthur, "", "wrong").code() == "authentication_failed");
  CHECK(confirm(world, mike, "uri", "123456", "wrong").code() == "authentication_failed");
  CHECK(configure(world, tess, "otp", "").code() == "user_password_not_found");
  CHECK(configure(world, ci_expiring, "otp", "").code() == "action_forbidden_for_application_users");
  CHECK(configure(world, nobody, "otp", mike_password).status == 401);
  CHECK(confirm(world, nobody, "uri", "123456").status == 401);
  CHECK(configure(world, mike, "sms", mike_password).status == 400);
  CHECK(confirm(world, mike, "uri", "1234567").text.find("1234567") == std::string::npos);
  CHECK(confirm(world, mike, std::string(2049, 'u'), "1").status == 400);
  CHECK(world.state_but_for_use() == before);
}

}  // namespace
}  // namespace mock::test
