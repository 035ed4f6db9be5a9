#include "support/an_account.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string mike_email = "mike@acme.example", arthur_email = "arthur@acme.example";

Json options_for(AWorld& world, const Json& body) {
  const auto answer = world.as(nobody).post("/v1/userauth/login_options", body);
  CHECK(answer.status == 200);
  Json actions = Json::array();
  for (const auto& option : answer.member("None")) actions.push_back(option["action"]);
  CHECK(answer.json["action"] == actions.front());
  return actions;
}

TEST_CASE("Signing in with the password answers a token that works", "[userauth]") {
  AWorld world;
  const auto answer = sign_in(world, "Mike@Acme.example", mike_password);
  REQUIRE(answer.status == 200);
  CHECK(answer.json["user_email"] == mike_email);
  CHECK(answer.json["state"] == "active");
  CHECK(answer.json["tenant"] == "aiven");
  CHECK(answer.json["return_url"].is_null());
  const std::string token = answer.json["token"];
  CHECK(world.as(token).get("/v1/me").json["user"]["user"] == mike_email);
  const auto listed = world.as(token).get("/v1/access_token").json["tokens"].back();
  CHECK(listed["created_manually"] == false);
  CHECK(listed["currently_active"] == true);
}

TEST_CASE("What avn sends is accepted: a tenant, and no token", "[userauth]") {
  AWorld world;
  CHECK(world.as(nobody)
            .post("/v1/userauth", {{"email", mike_email}, {"password", mike_password}, {"tenant", "aiven"}})
            .status == 200);
}

TEST_CASE("A session lives thirty days from its last use", "[userauth]") {
  AWorld world;
  const std::string token = sign_in(world, mike_email, mike_password).json["token"];
  constexpr int thirty_days = 30 * 24 * 3600;
  world.advance(thirty_days - 1);
  CHECK(world.as(token).get("/v1/me").status == 200);
  world.advance(thirty_days - 1);
  CHECK(world.as(token).get("/v1/me").status == 200);
  world.advance(thirty_days);
  CHECK(world.as(token).get("/v1/me").status == 401);
}

TEST_CASE("Whoever cannot sign in is told nothing but that", "[userauth]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const std::string ci_email = world.as(ci_expiring).get("/v1/me").json["user"]["user"];
  const auto expected = sign_in(world, mike_email, "mike-likes-the-demO");
  CHECK(expected.status == 403);
  CHECK(expected.code() == "authentication_failed");
  for (const auto& answer : {sign_in(world, "nobody@acme.example", mike_password),  // no such user
                             sign_in(world, "no address at all", mike_password),    //
                             sign_in(world, "tess@acme.example", ""),               // has no password
                             sign_in(world, ci_email, mike_password),               //
                             sign_in(world, mike_email, ""),                        //
                             sign_in(world, arthur_email, "wrong"),                 // no word of the otp
                             sign_in(world, arthur_email, "wrong", otp_now(world, arthur_secret))})
    CHECK(answer.text == expected.text);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("A deactivated user is told so once the password is right", "[userauth]") {
  AWorld world;
  change_user(world, mike_email, [](User& user) { user.state = UserState::deactivated; });
  const auto answer = sign_in(world, mike_email, mike_password);
  CHECK(answer.status == 403);
  CHECK(answer.code() == "user_deactivated");
  CHECK(sign_in(world, mike_email, "wrong").code() == "authentication_failed");
}

TEST_CASE("With two-factor authentication a one-time password is asked for, with 510", "[userauth]") {
  AWorld world;
  const auto asked = sign_in(world, arthur_email, arthur_password);
  CHECK(asked.status == 510);
  CHECK(asked.message() == "A one-time password is needed");
  CHECK(asked.code().empty());
  CHECK(sign_in(world, arthur_email, arthur_password, "").status == 510);

  const auto wrong = sign_in(world, arthur_email, arthur_password, wrong_otp(world, arthur_secret));
  CHECK(wrong.status == 403);
  CHECK(wrong.code() == "authentication_failed");
  CHECK(sign_in(world, arthur_email, arthur_password, otp_now(world, arthur_secret)).status == 200);
}

TEST_CASE("One-time passwords go by the world's clock, with a step of tolerance", "[userauth]") {
  AWorld world;
  const auto otp = otp_now(world, arthur_secret);
  world.advance(59);
  CHECK(sign_in(world, arthur_email, arthur_password, otp).status == 200);
  world.advance(1);
  CHECK(sign_in(world, arthur_email, arthur_password, otp).status == 403);
}

TEST_CASE("Who has no second factor may send a one-time password all the same", "[userauth]") {
  AWorld world;
  CHECK(sign_in(world, mike_email, mike_password, "123456").status == 200);
}

TEST_CASE("Faults of a request to sign in do not quote what was sent", "[userauth][limits]") {
  AWorld world;
  const std::string long_otp = "1234567", long_password(257, 'p');
  const auto answer = world.as(nobody).post("/v1/userauth", {{"password", long_password}, {"otp", long_otp}});
  CHECK(answer.status == 400);
  CHECK(answer.code() == "");
  CHECK(answer.json["errors"].size() == 3);
  CHECK(answer.text.find(long_otp) == std::string::npos);
  CHECK(answer.text.find("ppp") == std::string::npos);
  const auto broken = world.as(nobody).send(Method::post, "/v1/userauth", R"({"password": "half-a-secret)");
  CHECK(broken.message().find("not JSON: ") != std::string::npos);
  CHECK(broken.text.find("half") == std::string::npos);
  CHECK(sign_in(world, mike_email, std::string(256, 'p')).status == 403);
}

TEST_CASE("Of a user's sessions the least recently used goes when there are a thousand", "[userauth][limits]") {
  AWorld world;
  const std::string oldest = sign_in(world, mike_email, mike_password).json["token"];
  const std::string second = sign_in(world, mike_email, mike_password).json["token"];
  world.advance(1);
  world.world().change([&](State& next) {
    const auto method = user_authentication_methods::first_of(next, mike_id);
    for (int i = 2; i < 1000; ++i) access_tokens::create_session(next, mike_id, method, next.clock.now());
  });
  CHECK(world.as(oldest).get("/v1/me").status == 200);  // it is used, so another one is to go
  CHECK(sign_in(world, mike_email, mike_password).status == 200);
  CHECK(world.as(second).get("/v1/me").status == 401);
  CHECK(world.as(oldest).get("/v1/me").status == 200);
  CHECK(world.as(mike).get("/v1/access_token").json["tokens"].size() == 1001);  // with the personal one
}

TEST_CASE("Sessions that have expired are forgotten at the next one", "[userauth]") {
  AWorld world;
  sign_in(world, mike_email, mike_password);
  world.advance(30 * 24 * 3600);
  sign_in(world, mike_email, mike_password);
  int sessions = 0;
  const auto state = world.world().state();
  for (const auto& token : state->access_tokens.with<&AccessToken::user_id>(mike_id))
    sessions += token.created_manually ? 0 : 1;
  CHECK(sessions == 1);
}

TEST_CASE("A user has ten personal tokens at most", "[own_tokens][limits]") {
  AWorld world;
  const std::string session = sign_in(world, mike_email, mike_password).json["token"];  // does not count
  const auto make = [&](int max_age_seconds) {
    return world.as(session).post("/v1/access_token", {{"description", "d"}, {"max_age_seconds", max_age_seconds}});
  };
  for (int i = 1; i < 10; ++i) CHECK(make(600).status == 200);
  const auto refused = make(600);
  CHECK(refused.status == 403);
  CHECK(refused.message() == "Maximum number of access tokens reached");
  world.advance(600);  // expired ones do not count
  CHECK(make(600).status == 200);
}

TEST_CASE("A personal token remembers the authentication method of the session that made it", "[own_tokens]") {
  auto fixture = demo();
  fixture["users"][3]["authentication_methods"] = {{{"type", "google_oauth"}, {"method_id", "uam-google"}},
                                                   {{"type", "password"}, {"method_id", "uam-password"}}};
  AWorld world(fixture);
  const auto method_of = [&](const std::string& token) {
    return world.world().state()->access_tokens.find(token.substr(0, 12))->method_id;
  };
  const std::string session = sign_in(world, mike_email, mike_password).json["token"];
  const auto make = [&](std::string_view by) -> std::string {
    return world.as(by).post("/v1/access_token", {{"description", "d"}}).json["full_token"];
  };
  CHECK(method_of(session) == "uam-password");
  CHECK(method_of(make(session)) == "uam-password");
  CHECK(method_of(make(mike)) == "uam-google");  // a fixture's tokens are of the first method
}

TEST_CASE("Login options tell how somebody may sign in", "[userauth]") {
  auto fixture = demo();
  fixture["users"][3]["authentication_methods"] = {
      {{"type", "google_oauth"}}, {{"type", "password"}}, {{"type", "google_oauth"}}};
  fixture["users"][2]["authentication_methods"] = Json::array();
  AWorld world(fixture);
  CHECK(options_for(world, {{"email", "sofia@acme.example"}}) == Json{"password"});
  CHECK(options_for(world, {{"email", mike_email}}) == Json{"google_oauth", "password"});
  CHECK(options_for(world, {{"email", "new@acme.example"}}) == Json{"signup"});
  CHECK(options_for(world, Json::object()) == Json{"password"});
  CHECK(options_for(world, {{"email", "tess@acme.example"}}) == Json{"password"});  // by a reset
  const std::string ci_email = world.as(ci_expiring).get("/v1/me").json["user"]["user"];
  CHECK(options_for(world, {{"email", ci_email}}) == Json{"signup"});
  CHECK(world.as(nobody).post("/v1/userauth/login_options", {{"email", mike_email}}).json["name"] == "Google");
}

TEST_CASE("Addresses in a domain that is linked to an identity provider sign in through it", "[userauth]") {
  AWorld world;
  const auto domain_id = verify_domain(world, acme_id, "acme.example");
  CHECK(options_for(world, {{"email", mike_email}}) == Json{"password"});
  AuthenticationMethod provider;
  provider.authentication_method_id = "am1";
  provider.organization_id = acme_id;
  provider.type = AuthenticationMethodType::saml;
  world.world().change([&](State& next) {
    next.authentication_methods.put(provider);
    next.domain_links.put({domain_id, "am1"});
  });
  CHECK(options_for(world, {{"email", mike_email}}) == Json{"password"});  // not enabled
  provider.authentication_method_enabled = true;
  world.world().change([&](State& next) { next.authentication_methods.put(provider); });
  CHECK(options_for(world, {{"email", mike_email}}) == Json{"saml"});
  CHECK(options_for(world, {{"email", "new@ACME.example"}}) == Json{"saml"});
  CHECK(options_for(world, {{"email", "olga@other.example"}}) == Json{"password"});
}

}  // namespace
}  // namespace mock::test
