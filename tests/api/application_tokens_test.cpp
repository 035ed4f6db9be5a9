#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

const std::string tokens = ci + "/access-tokens";

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '/' ? "%2F" : c == '+' ? "%2B" : c == '=' ? "%3D" : std::string(1, c);
  return out;
}

TEST_CASE("A token is shown whole once, works, and is known by its prefix from then on", "[tokens]") {
  AWorld world;
  const auto made = world.as(sofia).post(tokens, {{"description", "deploy"}, {"max_age_seconds", 3600}});
  REQUIRE(made.status == 200);
  const std::string full_token = made.json["full_token"], prefix = made.json["token_prefix"];
  CHECK(full_token.size() >= 100);
  CHECK(full_token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") ==
        std::string::npos);
  CHECK(prefix == full_token.substr(0, 12));

  const auto me = world.as(full_token).get("/v1/me");
  REQUIRE(me.status == 200);
  CHECK(me.json["user"]["user_id"] == "u5a1e9d0a001");

  const auto listed = world.as(sofia).get(tokens);
  CHECK(listed.text.find(full_token) == std::string::npos);
  const auto token = listed.json["tokens"].back();
  CHECK(token["token_prefix"] == prefix);
  CHECK(token["description"] == "deploy");
  CHECK(token["create_time"] == start_of_time);
  CHECK(token["created_manually"] == true);
  CHECK(token["currently_active"] == false);
  CHECK(token["max_age_seconds"] == 3600);
  CHECK(token["extend_when_used"] == false);
  CHECK(token["expiry_time"] == "2026-01-01T01:00:00Z");
  CHECK(token["ip_allowlist"].is_null());
  CHECK(token["scopes"].is_null());
}

TEST_CASE("A token that was never used has no last use, and a used one tells when, where from and by what",
          "[tokens]") {
  AWorld world;
  const auto token = world.make_token(ci);
  auto shown = world.as(sofia).get(tokens).json["tokens"].back();
  CHECK(shown["last_used_time"].is_null());
  CHECK(shown["last_ip"].is_null());
  CHECK(shown["last_user_agent"].is_null());
  world.advance(5);
  world.as(token).from("203.0.113.9").get("/v1/me");
  shown = world.as(sofia).get(tokens).json["tokens"].back();
  CHECK(shown["last_used_time"] == "2026-01-01T00:00:05Z");
  CHECK(shown["last_ip"] == "203.0.113.9");
  CHECK(shown["last_user_agent"] == "a-test/1");
  CHECK(world.as(mike).get(acme + "/user/u5a1e9d0a001").json["last_activity_time"] == "2026-01-01T00:00:05Z");
}

TEST_CASE("A token stops working when the clock passes its session duration", "[tokens]") {
  AWorld world;
  const auto token = world.make_token(ci, {{"max_age_seconds", 600}});
  world.advance(599);
  CHECK(world.as(token).get("/v1/me").status == 200);
  world.advance(1);
  const auto late = world.as(token).get("/v1/me");
  CHECK(late.status == 401);
  CHECK(late.message() == "Missing (expired) db token");
  for (const auto& each : world.as(sofia).get(tokens).member("tokens"))
    CHECK(each["token_prefix"] != token.substr(0, 12));
  CHECK(world.as(sofia).remove(tokens + "/" + encoded(token)).status == 404);
}

TEST_CASE("A token that is extended when used lives on while it is used", "[tokens]") {
  AWorld world;
  const auto token = world.make_token(ci, {{"max_age_seconds", 600}, {"extend_when_used", true}});
  for (int i = 0; i < 5; ++i) {
    world.advance(599);
    REQUIRE(world.as(token).get("/v1/me").status == 200);
  }
  world.advance(600);
  CHECK(world.as(token).get("/v1/me").status == 401);
}

TEST_CASE("A revoked token is refused at the next request", "[tokens]") {
  AWorld world;
  const auto token = world.make_token(ci);
  const auto name = GENERATE_COPY(encoded(token.substr(0, 12)), encoded(token));  // by prefix, or by the whole token
  REQUIRE(world.as(token).get("/v1/me").status == 200);
  CHECK(world.as(sofia).remove(tokens + "/" + name).status == 204);
  CHECK(world.as(token).get("/v1/me").status == 401);
  const auto again = world.as(sofia).remove(tokens + "/" + name);
  CHECK(again.status == 404);
  CHECK(again.message() == "Access token not found");
}

TEST_CASE("A prefix with a slash or a plus in it can be named in a path", "[tokens]") {
  AWorld world;
  int with_either = 0;
  for (int i = 0; i < 40; ++i) {
    const auto prefix = world.make_token(ci).substr(0, 12);
    if (prefix.find_first_of("/+") == std::string::npos) continue;
    ++with_either;
    CHECK(world.as(sofia).remove(tokens + "/" + encoded(prefix)).status == 204);
  }
  CHECK(with_either > 0);
}

TEST_CASE("A token of one application user is not that of another", "[tokens]") {
  AWorld world;
  const auto token = world.make_token(ci);
  CHECK(world.as(sofia).remove(terraform + "/access-tokens/" + encoded(token.substr(0, 12))).status == 404);
  CHECK(world.as(token).get("/v1/me").status == 200);
}

TEST_CASE("The limits of a new token, on both sides", "[tokens][limits]") {
  AWorld world;
  const auto list_of = [](int count, const std::string& item) {
    return nlohmann::json(std::vector<std::string>(static_cast<std::size_t>(count), item));
  };
  const auto text_of = [](int length) { return std::string(static_cast<std::size_t>(length), 'd'); };
  const auto [field, value, status] = GENERATE_COPY(table<std::string, nlohmann::json, int>({
      {"max_age_seconds", 599, 400},
      {"max_age_seconds", 600, 200},
      {"max_age_seconds", 315'360'000, 200},
      {"max_age_seconds", 315'360'001, 400},
      {"max_age_seconds", nullptr, 200},
      {"max_age_seconds", "600", 400},
      {"max_age_seconds", 600.5, 400},
      {"max_age_seconds", -1, 400},
      {"description", text_of(0), 200},
      {"description", text_of(1000), 200},
      {"description", text_of(1001), 400},
      {"description", nullptr, 400},
      {"extend_when_used", true, 200},
      {"extend_when_used", "yes", 400},
      {"ip_allowlist", list_of(100, "10.0.0.0/8"), 200},
      {"ip_allowlist", list_of(101, "10.0.0.0/8"), 400},
      {"ip_allowlist", list_of(1, "2001:db8::/32"), 200},
      {"ip_allowlist", list_of(1, "10.0.0.0/33"), 400},
      {"ip_allowlist", list_of(1, "office"), 400},
      {"ip_allowlist", nullptr, 200},
      {"scopes", list_of(100, "user:read"), 200},
      {"scopes", list_of(101, "user:read"), 400},
      {"scopes", list_of(1, "user:fly"), 400},
      {"scopes", nullptr, 200},
      {"scopes", "user:read", 400},
      {"unknown", 1, 400},
  }));
  nlohmann::json body{{"description", "d"}};
  body[field] = value;
  INFO(body.dump().substr(0, 80));
  for (const auto& path : {tokens, std::string("/v1/access_token")}) {
    const auto before = world.state_but_for_use();
    const auto answer = world.as(sofia).post(path, body);
    CHECK(answer.status == status);
    if (status == 200) continue;
    CHECK(answer.code() == "");
    CHECK(answer.message().find(field) != std::string::npos);
    CHECK(world.state_but_for_use() == before);
  }
}

TEST_CASE("A description is required", "[tokens]") {
  AWorld world;
  CHECK(world.as(sofia).post(tokens, nlohmann::json::object()).message() ==
        "Invalid input: 'description' is a required property");
  CHECK(world.as(sofia).send(Method::post, tokens, "").status == 400);
}

TEST_CASE("A token may only be used from the addresses of its allow-list", "[tokens]") {
  AWorld world;
  const auto token = world.make_token(ci, {{"ip_allowlist", {"192.0.2.0/24", "2001:db8::/32"}}});
  const auto [address, status] = GENERATE(table<const char*, int>(
      {{"192.0.2.200", 200}, {"192.0.3.1", 403}, {"2001:db8::7", 200}, {"::1", 403}, {"127.0.0.1", 403}}));
  const auto answer = world.as(token).from(address).get("/v1/me");
  CHECK(answer.status == status);
  if (status == 200) return;
  CHECK(answer.code() == "client_ip_address_policy_violation");
  CHECK(answer.message() ==
        "The ip_allowlist of this access token does not contain the address " + std::string(address));
  CHECK(world.as(sofia).get(tokens).json["tokens"].back()["last_used_time"].is_null());
}

TEST_CASE("X-Forwarded-For counts only when it is to be trusted", "[tokens]") {
  const auto [trusted, header, status] = GENERATE(table<bool, const char*, int>({
      {false, "192.0.2.1", 403},
      {true, "192.0.2.1", 200},
      {true, " 192.0.2.1 , 203.0.113.1", 200},
      {true, "203.0.113.1, 192.0.2.1", 403},
      {true, "nonsense", 403},
      {true, "", 403},
  }));
  AWorld world(PipelineOptions{.trust_forwarded_for = trusted});
  CHECK(world.as(terraform_office).with_header("X-Forwarded-For", header).get("/v1/me").status == status);
}

TEST_CASE("A token may only be used for what its scopes cover", "[tokens]") {
  AWorld world;
  const auto [scopes, reads_me, reads_accounts, writes_accounts] = GENERATE(table<nlohmann::json, int, int, int>({
      {nlohmann::json::array(), 200, 200, 403},  // the application user itself may not write
      {{"all"}, 200, 200, 403},
      {{"user:read"}, 200, 403, 403},
      {{"user"}, 200, 403, 403},
      {{"accounts:read"}, 403, 200, 403},
      {{"accounts"}, 403, 200, 403},
      {{"accounts:write"}, 403, 403, 403},
      {{"services:read", "user:read", "accounts"}, 200, 200, 403},
  }));
  INFO(scopes.dump());
  const auto token = world.make_token(ci, {{"scopes", scopes}});
  CHECK(world.as(token).get("/v1/me").status == reads_me);
  CHECK(world.as(token).get(acme).status == reads_accounts);
  CHECK(world.as(token).post(acme + "/application-users", {{"name", "x"}}).status == writes_accounts);
}

TEST_CASE("A refusal for scopes names those that would do", "[tokens]") {
  AWorld world;
  const auto token =
      world.make_token(terraform, {{"scopes", {"accounts:read"}}});  // an organization admin, reading only
  CHECK(world.as(token).get(acme + "/application-users").status == 200);
  const auto refused = world.as(token).post(acme + "/application-users", {{"name", "x"}});
  CHECK(refused.status == 403);
  CHECK(refused.code() == "permission_denied");
  CHECK(refused.message() ==
        "The scopes of this access token do not cover this action; it needs accounts:write or authentication:write");
  CHECK(world.as(token).post("/v1/me/logout", nullptr).status == 200);  // needs no scope
}

TEST_CASE("Who holds app_users:write alone makes tokens only for application users without grants", "[tokens]") {
  AWorld world;
  const nlohmann::json wish{{"description", "d"}};
  CHECK(world.as(tess).post(ci + "/access-tokens", wish).status == 200);
  const auto refused = world.as(tess).post(terraform + "/access-tokens", wish);
  CHECK(refused.status == 403);
  CHECK(refused.code() == "permission_denied");
  CHECK(world.as(arthur).post(terraform + "/access-tokens", wish).status == 200);
  CHECK(world.as(sofia).post(terraform + "/access-tokens", wish).status == 200);
}

}  // namespace
}  // namespace mock::test
