// What an organization decides about signing in, and what becomes of those who signed in otherwise.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/sign_in.h"

namespace mock::test {
namespace {

const std::string config = acme + "/config/authentication";

// Acme with some switches set, by nobody: as if it had always been so.
void decide(AWorld& world, const std::function<void(AuthenticationConfig&)>& change) {
  world.world().change([&](State& state) {
    auto organization = *state.organizations.find(acme_id);
    change(organization.authentication_config);
    state.organizations.put(std::move(organization));
  });
}

std::string provider_of(AWorld& world, std::string_view organization_id, bool enabled = true) {
  return world.world().change([&](State& state) {
    AuthenticationMethod method;
    method.authentication_method_id = authentication_methods::new_id(state);
    method.organization_id = organization_id;
    method.authentication_method_name = "IdP";
    method.authentication_method_enabled = enabled;
    return state.authentication_methods.put(std::move(method)).authentication_method_id;
  });
}

TEST_CASE("At first everything is allowed and nothing required, and every member may read that", "[policies]") {
  AWorld world;
  const Json everything{{"mcp_enabled", true},
                        {"mcp_read_only", false},
                        {"oauth_enabled", true},
                        {"password_auth_enabled", true},
                        {"personal_tokens_enabled", true},
                        {"personal_tokens_require_allowed_auth_method", false},
                        {"saml_allow_external", true},
                        {"saml_enabled", true},
                        {"two_factor_required", false}};
  CHECK(world.as(mike).get(config).json == everything);
  const auto made = world.as(olga).post("/v1/organizations", {{"organization_name", "New"}, {"tier", "business"}});
  const auto id = made.json["organization_id"].get<std::string>();
  CHECK(world.as(olga).get("/v1/organization/" + id + "/config/authentication").json == everything);
  CHECK(world.as(olga).get(config).code() == "permission_denied");
  CHECK(world.as(sofia).get("/v1/organization/org0/config/authentication").code() == "organization_not_found");
}

TEST_CASE("Admins change any of the switches and are answered with all of them", "[policies]") {
  AWorld world;
  const auto before = world.as(mike).get(config).json;
  for (const auto& [name, value] : before.items()) {
    if (name == "personal_tokens_enabled") continue;  // Sofia calls with one
    INFO(name);
    auto expected = world.as(mike).get(config).json;
    expected[name] = !value.get<bool>();
    const bool closes_everything = name == "saml_enabled";  // the last of the three ways of signing in
    const auto answer = world.as(arthur).patch(config, {{name, !value.get<bool>()}});
    if (closes_everything) {
      CHECK(answer.code() == "account_must_have_enabled_authentication_method");
      continue;
    }
    if (name == "personal_tokens_require_allowed_auth_method") {
      CHECK(answer.code() == "user_personal_token_allowed_authentication_methods_cannot_be_disabled");
      continue;
    }
    CHECK(answer.status == 200);
    CHECK(answer.json == expected);
    CHECK(world.as(mike).get(config).json == expected);
  }
  CHECK(world.as(sofia).patch(config, Json::object()).json == world.as(mike).get(config).json);
}

TEST_CASE("Only admins change the switches, and only to true or false", "[policies]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  for (const auto token : {mike, tess, una, olga})
    CHECK(world.as(token).patch(config, {{"mcp_enabled", false}}).code() == "permission_denied");
  CHECK(world.as(nobody).patch(config, Json::object()).status == 401);
  CHECK(world.as(sofia).patch(config, {{"mcp_enabled", "no"}}).code() == "");
  CHECK(world.as(sofia).patch(config, {{"mcp_enabled", nullptr}}).code() == "");
  CHECK(world.as(sofia).patch(config, {{"passkeys_enabled", true}}).code() == "");
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("One way of signing in stays enabled", "[policies]") {
  AWorld world;
  const auto [password, oauth, saml] = GENERATE(table<bool, bool, bool>(
      {{false, false, false}, {true, false, false}, {false, true, false}, {false, false, true}}));
  const auto answer = world.as(sofia).patch(
      config, {{"password_auth_enabled", password}, {"oauth_enabled", oauth}, {"saml_enabled", saml}});
  const bool any = password || oauth || saml;
  CHECK(answer.status == (any ? 200 : 400));
  CHECK(answer.code() == (any ? "" : "account_must_have_enabled_authentication_method"));
}

TEST_CASE("Nobody switches off what their own call depends on, and nothing changes", "[policies]") {
  AWorld world;
  const auto session = sign_in(world, arthur_id, "google_oauth");
  const auto external = sign_in(world, arthur_id, "saml", provider_of(world, other_id));
  const auto before = world.state_but_for_use();
  const auto refused = [&](std::string_view token, const Json& change, const std::string& code) {
    INFO(change);
    const auto answer = world.as(token).patch(config, change);
    CHECK(answer.status == 400);
    CHECK(answer.code() == code);
  };
  refused(sofia, {{"personal_tokens_enabled", false}}, "user_personal_tokens_cannot_be_disabled");
  refused(sofia, {{"password_auth_enabled", false}, {"personal_tokens_require_allowed_auth_method", true}},
          "user_personal_token_allowed_authentication_methods_cannot_be_disabled");
  refused(session, {{"oauth_enabled", false}}, "authentication_method_disable_current_not_allowed");
  refused(external, {{"saml_enabled", false}}, "authentication_method_disable_current_not_allowed");
  refused(external, {{"saml_allow_external", false}}, "authentication_method_disable_current_not_allowed");
  CHECK(world.state_but_for_use() == before);

  CHECK(world.as(session).patch(config, {{"personal_tokens_enabled", false}, {"saml_enabled", false}}).status == 200);
}

TEST_CASE("A personal token that is not tied to a method may switch its method off", "[policies]") {
  AWorld world;
  CHECK(world.as(sofia).patch(config, {{"password_auth_enabled", false}}).status == 200);
  CHECK(world.as(sofia).get(acme).status == 200);
  CHECK(world.as(sofia).patch(config, {{"personal_tokens_require_allowed_auth_method", true}}).status == 400);
}

TEST_CASE("Without personal tokens they are refused for this organization alone", "[policies]") {
  AWorld world;
  decide(world, [](auto& c) { c.personal_tokens_enabled = false; });
  world.world().change([](State& state) { state.members.put({other_id, mike_id, false, false, {}}); });
  const auto refused = world.as(mike).get(acme + "/user");
  CHECK(refused.status == 403);
  CHECK(refused.code() == "user_personal_token_not_allowed");
  CHECK(world.as(sofia).patch(config, {{"personal_tokens_enabled", true}}).code() == "user_personal_token_not_allowed");

  // also where a unit stands for it
  CHECK(world.as(sofia).get("/v1/account/" + development + "/authentication").code() ==
        "user_personal_token_not_allowed");

  CHECK(world.as(mike).get("/v1/me").status == 200);
  CHECK(world.as(mike).get("/v1/organizations").status == 200);
  CHECK(world.as(mike).get("/v1/organization/" + other_id).status == 200);
  CHECK(world.as(sign_in(world, mike_id, "password")).get(acme).status == 200);
  CHECK(world.as(terraform_office).from("192.0.2.1").get(acme).status == 200);
}

TEST_CASE("Managed users do not even create tokens where there are none", "[policies]") {
  AWorld world;
  const Json wish{{"description", "x"}};
  CHECK(world.as(mona).post("/v1/access_token", wish).status == 200);
  decide(world, [](auto& c) { c.personal_tokens_enabled = false; });
  const auto before = world.state_but_for_use();
  const auto refused = world.as(mona).post("/v1/access_token", wish);
  CHECK(refused.status == 403);
  CHECK(refused.code() == "user_personal_token_not_allowed");
  CHECK(world.state_but_for_use() == before);
  CHECK(world.as(mike).post("/v1/access_token", wish).status == 200);
}

TEST_CASE("Sessions are refused that began in a way that is not allowed", "[policies]") {
  AWorld world;
  struct Way {
    const char* what;
    LoginType type;
    std::string provider;
    std::function<void(AuthenticationConfig&)> decision;
    std::string code;
  };
  const auto own = provider_of(world, acme_id);
  const auto off = provider_of(world, acme_id, false);
  const auto external = provider_of(world, other_id);
  const auto nothing = [](auto&) {};
  const std::vector<Way> ways{
      {"password", "password", "", nothing, ""},
      {"no passwords", "password", "", [](auto& c) { c.password_auth_enabled = false; },
       "user_password_authentication_method_not_allowed"},
      {"password without third parties", "password", "", [](auto& c) { c.oauth_enabled = false; }, ""},
      {"Google", "google_oauth", "", [](auto& c) { c.password_auth_enabled = false; }, ""},
      {"no Google", "google_oauth", "", [](auto& c) { c.oauth_enabled = false; },
       "user_oauth_authentication_method_not_allowed"},
      {"no Microsoft", "azure_oauth", "", [](auto& c) { c.oauth_enabled = false; },
       "user_oauth_authentication_method_not_allowed"},
      {"no GitHub", "github_oauth", "", [](auto& c) { c.oauth_enabled = false; },
       "user_oauth_authentication_method_not_allowed"},
      {"own provider", "saml", own, [](auto& c) { c.saml_allow_external = false; }, ""},
      {"no SAML", "saml", own, [](auto& c) { c.saml_enabled = false; }, "user_saml_authentication_method_not_allowed"},
      {"provider that is off", "saml", off, nothing, "user_saml_authentication_method_not_allowed"},
      {"another's provider", "saml", external, nothing, ""},
      {"no external SAML", "saml", external, [](auto& c) { c.saml_allow_external = false; },
       "user_not_signed_in_with_account_authentication_method"},
      {"no SAML, external", "saml", external, [](auto& c) { c.saml_enabled = false; },
       "user_saml_authentication_method_not_allowed"},
  };
  for (const auto& way : ways) {
    INFO(way.what);
    decide(world, [&](auto& c) {
      c = {};
      way.decision(c);
    });
    const auto answer = world.as(sign_in(world, mike_id, way.type, way.provider)).get(acme);
    CHECK(answer.status == (way.code.empty() ? 200 : 403));
    CHECK(answer.code() == way.code);
    // A personal token made in that way works, unless it has to have an allowed method behind it.
    const auto token = sign_in(world, mike_id, way.type, way.provider, TokenKind::personal);
    CHECK(world.as(token).get(acme).status == 200);
    decide(world, [](auto& c) { c.personal_tokens_require_allowed_auth_method = true; });
    CHECK(world.as(token).get(acme).code() == way.code);
    CHECK(world.as(token).get("/v1/me").status == 200);
  }
}

TEST_CASE("A personal token stops working when its method is allowed no longer, and works again", "[policies]") {
  AWorld world;
  const auto admin = sign_in(world, sofia_id, "google_oauth");
  REQUIRE(world.as(admin).patch(config, {{"personal_tokens_require_allowed_auth_method", true}}).status == 200);
  CHECK(world.as(mike).get(acme).status == 200);
  REQUIRE(world.as(admin).patch(config, {{"password_auth_enabled", false}}).status == 200);
  CHECK(world.as(mike).get(acme).code() == "user_password_authentication_method_not_allowed");
  REQUIRE(world.as(admin).patch(config, {{"password_auth_enabled", true}}).status == 200);
  CHECK(world.as(mike).get(acme).status == 200);
}

TEST_CASE("Two factors are asked of password sessions alone", "[policies]") {
  AWorld world;
  const auto session = sign_in(world, mike_id, "password");
  const auto third_party = sign_in(world, mike_id, "github_oauth");
  REQUIRE(world.as(sofia).patch(config, {{"two_factor_required", true}}).status == 200);
  const auto refused = world.as(session).get(acme + "/user");
  CHECK(refused.status == 403);
  CHECK(refused.code() == "mfa_required_by_organization");
  CHECK(world.as(session).get("/v1/me").status == 200);
  CHECK(world.as(third_party).get(acme).status == 200);
  CHECK(world.as(mike).get(acme).status == 200);  // a personal token

  world.world().change([](State& state) {
    auto user = *state.users.find(mike_id);
    user.otp_secret = "JBSWY3DPEHPK3PXP";
    state.users.put(std::move(user));
  });
  CHECK(world.as(session).get(acme).status == 200);
}

TEST_CASE("MCP clients are told by their user agent, and kept out where they are not enabled", "[policies]") {
  AWorld world;
  const auto with_mcp = [&](std::string_view token) {
    auto caller = world.as(token);
    caller.with_header("user-agent", "mcp-aiven/1.2.0");
    return caller;
  };
  CHECK(with_mcp(mike).get(acme).status == 200);
  REQUIRE(world.as(sofia).patch(config, {{"mcp_enabled", false}}).status == 200);
  const auto refused = with_mcp(mike).get(acme);
  CHECK(refused.status == 403);
  CHECK(refused.code() == "feature_not_enabled");
  CHECK(with_mcp(mike).get("/v1/me").status == 200);
  CHECK(world.as(mike).get(acme).status == 200);
  CHECK(with_mcp(world.make_token(ci)).get(acme).status == 200);  // A2

  REQUIRE(world.as(sofia).patch(config, {{"mcp_enabled", true}, {"mcp_read_only", true}}).status == 200);
  CHECK(with_mcp(mike).get(acme).status == 200);
  const auto change = with_mcp(sofia).patch(config, {{"mcp_read_only", false}});
  CHECK(change.status == 403);
  CHECK(change.code() == "feature_not_enabled");
  CHECK(world.as(sofia).patch(config, {{"mcp_read_only", false}}).status == 200);
}

TEST_CASE("Policies are asked before permissions, and spare application users", "[policies]") {
  AWorld world;
  decide(world, [](auto& c) {
    c.personal_tokens_enabled = c.password_auth_enabled = c.oauth_enabled = c.mcp_enabled = false;
    c.two_factor_required = c.personal_tokens_require_allowed_auth_method = true;
  });
  CHECK(world.as(mike).remove(acme + "?recursive=true").code() == "user_personal_token_not_allowed");
  CHECK(world.as(olga).get(acme).code() == "permission_denied");  // not one of them
  CHECK(world.as(terraform_office).from("192.0.2.1").patch(config, {{"mcp_enabled", true}}).status == 200);
}

TEST_CASE("An organization whose internal method is off takes its own provider only", "[policies]") {
  AWorld world;
  const auto own = provider_of(world, acme_id);
  world.world().change([](State& state) {
    auto internal = authentication_methods::internal(state, acme_id);
    internal.authentication_method_enabled = false;
    state.authentication_methods.put(std::move(internal));
  });
  for (const LoginType type : {LoginType("password"), LoginType("google_oauth")})
    CHECK(world.as(sign_in(world, mike_id, type)).get(acme).code() ==
          "user_not_signed_in_with_account_authentication_method");
  CHECK(world.as(sign_in(world, mike_id, "saml", own)).get(acme).status == 200);
}

}  // namespace
}  // namespace mock::test
