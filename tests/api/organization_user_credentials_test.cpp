// How an organization sees, and ends, the ways in which its users sign in.
#include <algorithm>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string mona_there = acme + "/user/" + mona_id;
const std::string tokens = mona_there + "/access-tokens", token = mona_there + "/access-token/";
const std::string methods = mona_there + "/authentication_methods", reset = mona_there + "/reset_password";

std::string prefix_of(std::string_view full_token) { return std::string(full_token.substr(0, 12)); }

// An identity provider of the organization, through which Mona signs in; the id of her method.
std::string sign_in_through(AWorld& world, const std::string& organization_id) {
  return world.world().change([&](State& next) {
    AuthenticationMethod provider;
    provider.authentication_method_id = "am-" + organization_id;
    provider.organization_id = organization_id;
    provider.type = AuthenticationMethodType::saml;
    provider.authentication_method_name = "Okta";
    next.authentication_methods.put(provider);
    return user_authentication_methods::add(next, mona_id, "saml", "am-" + organization_id, "mona", {}).method_id;
  });
}

// A token that begins so, of a session that signed in with the method.
std::string make_token_through(AWorld& world, const std::string& method_id, const std::string& token_prefix) {
  AccessToken made;
  made.full_token = token_prefix + "-and-a-secret";
  made.user_id = mona_id;
  made.method_id = method_id;
  world.world().change([&](State& next) { next.access_tokens.put(made); });
  return token_prefix;
}

std::vector<std::string> listed_prefixes(AWorld& world) {
  std::vector<std::string> prefixes;
  for (const auto& each : world.as(gus).get(tokens).member("tokens")) prefixes.push_back(each["token_prefix"]);
  return prefixes;
}

TEST_CASE("The tokens of a managed user are listed, without their secret part", "[organization_users]") {
  AWorld world;
  REQUIRE(world.as(mona).from("192.0.2.7").get("/v1/me").status == 200);
  const auto made = world.as(mona).post("/v1/access_token", {{"description", "d"}, {"ip_allowlist", {"192.0.2.0/24"}}});
  REQUIRE(made.status == 200);
  const auto listed = world.as(gus).get(tokens);
  REQUIRE(listed.status == 200);
  REQUIRE(listed.json["tokens"].size() == 2);
  CHECK(listed.json["tokens"][0] == Json{{"token_prefix", prefix_of(mona)},
                                         {"description", "Mona's laptop"},
                                         {"ip_allowlist", Json::array()},
                                         {"last_ip", "127.0.0.1"},
                                         {"last_used_time", start_of_time},
                                         {"last_user_agent", "a-test/1"}});
  CHECK(listed.json["tokens"][1] == Json{{"token_prefix", made.json["token_prefix"]},
                                         {"description", "d"},
                                         {"ip_allowlist", {"192.0.2.0/24"}},
                                         {"last_ip", nullptr},
                                         {"last_used_time", nullptr},
                                         {"last_user_agent", nullptr}});
}

TEST_CASE("An expired token is not in the list", "[organization_users]") {
  AWorld world;
  REQUIRE(world.as(mona).post("/v1/access_token", {{"description", "d"}, {"max_age_seconds", 600}}).status == 200);
  CHECK(listed_prefixes(world).size() == 2);
  world.advance(600);
  CHECK(listed_prefixes(world) == std::vector<std::string>{prefix_of(mona)});
}

TEST_CASE("Tokens made through another organization's identity provider are not for this one to see",
          "[organization_users]") {
  AWorld world;
  const auto ours = make_token_through(world, sign_in_through(world, acme_id), "through-acme");
  const auto theirs = make_token_through(world, sign_in_through(world, other_id), "through-them");
  CHECK(listed_prefixes(world) == std::vector<std::string>{prefix_of(mona), ours});
  refuses_and_changes_nothing(
      world, [&] { return world.as(gus).remove(token + theirs); }, 404, "");
  CHECK(world.as(gus).remove(token + ours).status == 204);
}

TEST_CASE("A revoked token of a managed user is refused at the next request", "[organization_users]") {
  AWorld world;
  REQUIRE(world.as(mona).get("/v1/me").status == 200);
  CHECK(world.as(gus).remove(token + prefix_of(mona)).status == 204);
  CHECK(world.as(mona).get("/v1/me").status == 401);
  const auto again = world.as(gus).remove(token + prefix_of(mona));
  CHECK(again.status == 404);
  CHECK(again.message() == "Access token not found");
  CHECK(world.as(gus).remove(token + prefix_of(sofia)).status == 404);  // somebody else's
}

TEST_CASE("A whole token names it too, and the log does not show it", "[organization_users]") {
  AWorld world;
  CHECK(world.as(gus).remove(token + std::string(mona)).status == 204);
  CHECK(world.log().find(mona) == std::string::npos);
}

TEST_CASE("Resetting a password makes a code that the state shows", "[organization_users]") {
  AWorld world;
  const auto codes = [&] {
    std::vector<VerificationCode> found;
    const auto state = world.world().state();
    for (const auto& each : state->verification_codes.with<&VerificationCode::user_id>(mona_id)) found.push_back(each);
    return found;
  };
  CHECK(codes().empty());
  CHECK(world.as(gus).post(reset, nullptr).status == 204);
  REQUIRE(codes().size() == 1);
  CHECK(codes()[0].purpose == CodePurpose::password_reset);
  const auto first = codes()[0].verification_code;
  CHECK(world.as(sofia).send(Method::post, reset, "").status == 204);
  REQUIRE(codes().size() == 1);  // the newest alone is good
  CHECK(codes()[0].verification_code != first);
}

TEST_CASE("The ways in which a user signs in are listed, as far as they concern the organization",
          "[organization_users]") {
  AWorld world;
  const auto ours = sign_in_through(world, acme_id);
  sign_in_through(world, other_id);
  const auto password = world.world().change([&](State& next) {
    auto user = *next.users.find(mona_id);
    user.otp_secret = "JBSWY3DPEHPK3PXP";
    next.users.put(user);
    for (const auto* type : {"google_oauth", "azure_oauth", "github_oauth"})
      user_authentication_methods::add(next, mona_id, *LoginType::named(type), "", "mona@example", {});
    const auto* own = user_authentication_methods::password_of(next, mona_id);
    if (own == nullptr) own = &user_authentication_methods::add(next, mona_id, "password", "", "mona", {});
    return own->method_id;
  });
  const auto listed = world.as(gus).get(methods);
  REQUIRE(listed.status == 200);
  std::vector<std::string> names;
  for (const auto& each : listed.json["authentication_methods"]) {
    names.push_back(each["name"]);
    CHECK(each["is_enabled_2fa"] == true);
    if (each["method_id"] == password)
      CHECK(each == Json{{"method_id", password},
                         {"name", "Password"},
                         {"type", "password"},
                         {"remote_provider_id", "password"},
                         {"local_provider_id", nullptr},
                         {"organization_id", nullptr},
                         {"last_used_time", nullptr},
                         {"is_enabled_2fa", true},
                         {"user_email", "mona@acme-managed.example"},
                         {"user_id", mona_id}});
    if (each["method_id"] == ours) {
      CHECK(each["organization_id"] == acme_id);
      CHECK(each["local_provider_id"] == "am-" + acme_id);
    }
  }
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"GitHub", "Google", "Microsoft", "Okta", "Password"});
}

TEST_CASE("Signing in is looked at for all users, and application users do not", "[organization_users]") {
  AWorld world;
  CHECK(world.as(gus).get(acme + "/user/" + mike_id + "/authentication_methods").status == 200);
  CHECK(world.as(gus).get(acme + "/user/" + ci_id + "/authentication_methods").json["authentication_methods"].empty());
  CHECK(world.as(gus).get(acme + "/user/" + olga_id + "/authentication_methods").code() ==
        "organization_user_not_found");
}

TEST_CASE("Tokens and passwords are the organization's business for managed users only", "[organization_users]") {
  AWorld world;
  const auto [id, status, code] = GENERATE(table<std::string, int, std::string>({
      {mike_id, 403, "user_not_managed_by_organization"},
      {ci_id, 403, "action_forbidden_on_application_users"},
      {olga_id, 404, "organization_user_not_found"},
  }));
  const auto there = acme + "/user/" + id;
  for (const auto& path : {there + "/access-tokens"})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).get(path); }, status, code);
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(there + "/access-token/" + prefix_of(mike)); }, status, code);
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(there + "/reset_password", nullptr); }, status, code);
}

TEST_CASE("Members without organization:users:write have no business with it at all", "[organization_users][access]") {
  AWorld world;
  for (const auto who : {mike, mona, tess, una, olga}) {
    CHECK(world.as(who).get(tokens).code() == "permission_denied");
    CHECK(world.as(who).get(methods).code() == "permission_denied");
    CHECK(world.as(who).remove(token + prefix_of(mona)).code() == "permission_denied");
    CHECK(world.as(who).post(reset, nullptr).code() == "permission_denied");
  }
}

TEST_CASE("Only super admins end tokens and passwords of super admins", "[organization_users][access]") {
  AWorld world;
  REQUIRE(world.as(sofia).patch(mona_there, {{"is_super_admin", true}}).status == 200);
  for (const auto who : {gus, arthur}) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).remove(token + prefix_of(mona)); }, 403, "permission_denied");
    refuses_and_changes_nothing(
        world, [&] { return world.as(who).post(reset, nullptr); }, 403, "permission_denied");
    CHECK(world.as(who).get(tokens).status == 200);  // looking is not managing
  }
  CHECK(world.as(sofia).post(reset, nullptr).status == 204);
  CHECK(world.as(sofia).remove(token + prefix_of(mona)).status == 204);
}

}  // namespace
}  // namespace mock::test
