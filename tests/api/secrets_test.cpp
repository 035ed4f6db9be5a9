// What is secret stays out of the log, whatever is asked.
#include "support/an_account.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

TEST_CASE("No password, one-time password, code or token of one's account is logged", "[log]") {
  AWorld world;
  const std::string email = "nina@new.example";
  std::vector<std::string> secrets{sofia_password, arthur_password, mike_password, arthur_secret};
  const auto secret = [&](std::string text) {
    REQUIRE(text.size() >= 4);
    secrets.push_back(text);
    return text;
  };
  const auto post = [&](const std::string& path, const Json& body) { return world.as(nobody).post(path, body); };
  const auto expect = [](int status, const Answer& answer) {
    CHECK(answer.status == status);
    return answer;
  };

  const auto password = secret("Nina has this one"), changed = secret("and then another"),
             last = secret("or this, say");
  const auto weak = secret("wrong-and-weak"), broken = secret("broken-off");
  expect(200, post("/v1/user/password_strength", {{"password", password}}));
  std::string token = secret(
      expect(200, post("/v1/user", {{"email", email}, {"real_name", "N"}, {"password", password}})).json["token"]);
  const auto mailed = secret(code_of(world, email, CodePurpose::email_verification));
  expect(200, world.as(nobody).send(Method::post, "/v1/user/verify_email/" + mailed, ""));
  expect(400, world.as(nobody).send(Method::post, "/v1/user/verify_email/" + mailed, ""));
  expect(405, world.as(nobody).get("/v1/user/verify_email/" + mailed));
  expect(404, world.as(nobody).get("/v1/user/verify_email/" + mailed + "/more"));
  expect(403, sign_in(world, email, weak));
  expect(400, world.as(nobody).send(Method::post, "/v1/userauth", "{\"password\": \"" + broken));
  expect(200, post("/v1/userauth/login_options", {{"email", email}}));
  expect(200, world.as(token).patch("/v1/me", {{"real_name", "Nina"}}));
  expect(200, world.as(token).get("/v1/me/authentication_methods"));
  expect(404, world.as(token).remove("/v1/me/authentication_methods/none"));

  const auto uri =
      secret(expect(200, world.as(token).put("/v1/me/2fa", {{"method", "otp"}, {"password", password}})).json["uri"]);
  const auto at = uri.find("secret=") + 7;
  const auto otp_secret = secret(uri.substr(at, uri.find('&') - at));
  const auto otp = secret(otp_now(world, otp_secret)), wrong = secret(wrong_otp(world, otp_secret));
  expect(400, world.as(token).put("/v1/me/2fa/otp", {{"uri", uri}, {"otp", wrong}, {"password", password}}));
  expect(200, world.as(token).put("/v1/me/2fa/otp", {{"uri", uri}, {"otp", otp}, {"password", password}}));
  expect(403, sign_in(world, email, password, wrong));
  token = secret(expect(200, sign_in(world, email, password, otp)).json["token"]);

  expect(200, world.as(token).post("/v1/me/password_strength", {{"old_password", password}, {"new_password", weak}}));
  token =
      secret(expect(200, world.as(token).put("/v1/me/password", {{"password", password}, {"new_password", changed}}))
                 .json["token"]);
  expect(200, world.as(token).send(Method::post, "/v1/me/expire_tokens", ""));
  expect(200, post("/v1/user/password_reset_request", {{"email", email}}));
  const auto code = secret(code_of(world, email, CodePurpose::password_reset));
  expect(400, post("/v1/user/password_reset/" + code, {{"new_password", "short"}}));
  expect(200, post("/v1/user/password_reset/" + code, {{"new_password", last}}));
  expect(400, post("/v1/user/password_reset/" + code + "?x=" + code, {{"new_password", last}}));

  INFO(world.log());
  for (const auto& each : secrets) {
    INFO(each);
    CHECK(world.log().find(each) == std::string::npos);
  }
}

TEST_CASE("Fields that --lenient lets through are logged by name alone", "[log]") {
  AWorld world(PipelineOptions{.lenient = true});
  world.as(nobody).post("/v1/userauth",
                        {{"email", "mike@acme.example"}, {"password", mike_password}, {"hint", "a pet's name"}});
  CHECK(world.log().find("ignored /hint") != std::string::npos);
  CHECK(world.log().find("pet") == std::string::npos);
}

}  // namespace
}  // namespace mock::test
