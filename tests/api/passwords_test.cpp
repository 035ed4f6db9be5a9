#include "support/an_account.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string mike_email = "mike@acme.example", arthur_email = "arthur@acme.example";
const std::string better = "a much better one";

Answer change(AWorld& world, std::string_view token, const std::string& password, const std::string& new_password) {
  return world.as(token).put("/v1/me/password", {{"password", password}, {"new_password", new_password}});
}

std::string ask_for_reset(AWorld& world, const std::string& email) {
  CHECK(world.as(nobody).post("/v1/user/password_reset_request", {{"email", email}}).status == 200);
  return code_of(world, email, CodePurpose::password_reset);
}

Answer reset(AWorld& world, const std::string& code, const std::string& new_password) {
  return world.as(nobody).post("/v1/user/password_reset/" + code, {{"new_password", new_password}});
}

Json strength(AWorld& world, const std::string& password) {
  const auto answer =
      world.as(nobody).post("/v1/user/password_strength",
                            {{"password", password}, {"email", "nina@widgets.example"}, {"real_name", "Nina Newman"}});
  CHECK(answer.status == 200);
  return answer.json["password_strength"];
}

TEST_CASE("Changing the password ends all tokens at once, and answers a new one", "[passwords]") {
  AWorld world;
  const std::string session = sign_in(world, mike_email, mike_password).json["token"];
  const auto answer = change(world, session, mike_password, better);
  REQUIRE(answer.status == 200);
  const std::string token = answer.json["token"];
  CHECK(world.as(session).get("/v1/me").status == 401);
  CHECK(world.as(mike).get("/v1/me").status == 401);
  CHECK(world.as(token).get("/v1/me").status == 200);  // of the same second
  CHECK(world.as(token).get("/v1/access_token").json["tokens"].size() == 1);
  CHECK(sign_in(world, mike_email, mike_password).code() == "authentication_failed");
  CHECK(sign_in(world, mike_email, better).status == 200);
  CHECK(world.as(sofia).get("/v1/me").status == 200);
}

TEST_CASE("Changing the password turns two-factor authentication off", "[passwords]") {
  AWorld world;
  CHECK(change(world, arthur, arthur_password, better).status == 200);
  CHECK(sign_in(world, arthur_email, better).status == 200);
}

TEST_CASE("Only who knows the old password sets a new one", "[passwords]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto wrong = change(world, mike, sofia_password, better);
  CHECK(wrong.status == 403);
  CHECK(wrong.code() == "authentication_failed");
  const auto none = change(world, tess, "", better);
  CHECK(none.status == 400);
  CHECK(none.code() == "user_password_not_found");
  const auto application_user = change(world, ci_expiring, "", better);
  CHECK(application_user.status == 403);
  CHECK(application_user.code() == "action_forbidden_for_application_users");
  CHECK(change(world, nobody, mike_password, better).status == 401);
  CHECK(change(world, mike, mike_password, "seven77").code() == "");
  CHECK(change(world, mike, mike_password, mike_password).code() == "bad_request");  // the same is no new one
  CHECK(change(world, mike, mike_password, "letmein99").code() == "user_password_compromised");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("A forgotten password is reset with a code, once, and all tokens end", "[passwords]") {
  AWorld world;
  const std::string session = sign_in(world, mike_email, mike_password).json["token"];
  const auto code = ask_for_reset(world, "Mike@acme.example");
  REQUIRE_FALSE(code.empty());
  const auto answer = reset(world, code, better);
  CHECK(answer.status == 200);
  CHECK(answer.json.contains("message"));
  CHECK(world.as(session).get("/v1/me").status == 401);
  CHECK(world.as(mike).get("/v1/me").status == 401);
  CHECK(sign_in(world, mike_email, better).status == 200);
  const auto again = reset(world, code, "yet another password");
  CHECK(again.status == 400);
  CHECK(again.code() == "user_weblink_action_expired");
  CHECK(sign_in(world, mike_email, better).status == 200);
}

TEST_CASE("Resetting the password leaves two-factor authentication as it is", "[passwords]") {
  AWorld world;
  reset(world, ask_for_reset(world, arthur_email), better);
  CHECK(sign_in(world, arthur_email, better).status == 510);
  CHECK(sign_in(world, arthur_email, better, otp_now(world, arthur_secret)).status == 200);
}

TEST_CASE("A code to reset a password is good for a day, and gone with the next one", "[passwords]") {
  AWorld world;
  const auto first = ask_for_reset(world, mike_email);
  const auto second = ask_for_reset(world, mike_email);
  CHECK(reset(world, first, better).code() == "user_weblink_action_expired");
  CHECK(reset(world, "unknown", better).code() == "user_weblink_action_expired");
  world.advance(24 * 3600 - 1);
  CHECK(reset(world, second, "weak").code() == "");  // which does not use it up
  CHECK(reset(world, second, "mikeacme1").code() == "bad_request");
  CHECK(reset(world, second, better).status == 200);
  const auto third = ask_for_reset(world, mike_email);
  world.advance(24 * 3600);
  CHECK(reset(world, third, better).code() == "user_weblink_action_expired");
}

TEST_CASE("Changing the password ends a code to reset it", "[passwords]") {
  AWorld world;
  const auto code = ask_for_reset(world, mike_email);
  change(world, mike, mike_password, better);
  CHECK(reset(world, code, "yet another password").code() == "user_weblink_action_expired");
}

TEST_CASE("Asking for a reset tells nothing about who has which address", "[passwords]") {
  AWorld world;
  const auto ask = [&](const std::string& email) {
    return world.as(nobody).post("/v1/user/password_reset_request", {{"email", email}});
  };
  const std::string ci_email = world.as(ci_expiring).get("/v1/me").json["user"]["user"];
  CHECK(ask(mike_email).text == ask("nobody@acme.example").text);
  CHECK(ask(ci_email).text == ask("no address").text);
  CHECK(code_of(world, ci_email, CodePurpose::password_reset).empty());
  CHECK(world.as(nobody).post("/v1/user/password_reset_request", Json::object()).status == 400);
}

TEST_CASE("Who never had a password gets one by a reset, also without a method for it", "[passwords]") {
  auto fixture = demo();
  fixture["users"][2]["authentication_methods"] = {{{"type", "google_oauth"}}};
  AWorld world(fixture);
  reset(world, ask_for_reset(world, "tess@acme.example"), better);
  const std::string token = sign_in(world, "tess@acme.example", better).json["token"];
  CHECK(world.as(token).get("/v1/me").json["user"]["auth"] == Json{"google_oauth", "password"});
}

TEST_CASE("The strength of a password has five scores, and the upper three are acceptable", "[passwords]") {
  AWorld world;
  const auto [password, score] = GENERATE(table<std::string, int>({
      {"", 0},
      {"Tr0ub4d", 0},  // one character short
      {"password", 0},
      {"Password2026", 0},
      {"abcdefghij", 0},
      {"9999999999", 0},
      {"nina@widgets.example", 0},
      {"newman99", 0},
      {"ninawidgets", 1},  // two words that are known
      {"ninawidgetsx", 1},
      {"x7ninawidgetsq", 2},
      {"mdkwqzpe", 2},
      {"mdkwqzpeh", 3},
      {"correct horse battery staple", 4},
      {"ж8$kQ-z2", 3},
  }));
  INFO(password);
  const auto found = strength(world, password);
  CHECK(found["score"] == score);
  CHECK(found["is_acceptable"] == (score >= 2));
  CHECK_FALSE(found["message"].get<std::string>().empty());
}

TEST_CASE("The strength of one's own new password counts the old one as known", "[passwords]") {
  AWorld world;
  const auto check = [&](const std::string& old_password, const std::string& new_password) {
    return world.as(mike).post("/v1/me/password_strength",
                               {{"old_password", old_password}, {"new_password", new_password}});
  };
  CHECK(check(mike_password, better).json["password_strength"]["is_acceptable"] == true);
  CHECK(check(mike_password, mike_password + "1").json["password_strength"]["is_acceptable"] == false);
  CHECK(check("not mine", mike_password).json["password_strength"]["is_acceptable"] ==
        true);  // is not told to be wrong
  CHECK(check("", "mikemember").json["password_strength"]["score"] == 1);
  CHECK(world.as(mike).post("/v1/me/password_strength", {{"new_password", better}}).status == 400);
  CHECK(world.as(nobody).post("/v1/me/password_strength", {{"old_password", ""}, {"new_password", better}}).status ==
        401);
  CHECK(check("", std::string(257, 'x')).status == 400);
}

}  // namespace
}  // namespace mock::test
