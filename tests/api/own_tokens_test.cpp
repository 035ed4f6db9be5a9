#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

TEST_CASE("A personal token is made, listed, described and revoked by its owner", "[own_tokens]") {
  AWorld world;
  const auto made = world.as(mike).post(
      "/v1/access_token", {{"description", "phone"}, {"extend_when_used", false}, {"max_age_seconds", nullptr}});
  REQUIRE(made.status == 200);
  const std::string token = made.json["full_token"], prefix = made.json["token_prefix"];
  CHECK(made.json["max_age_seconds"].is_null());
  CHECK(made.json["created_manually"] == true);
  CHECK(made.json["currently_active"] == false);

  const auto listed = world.as(token).get("/v1/access_token").json["tokens"];
  REQUIRE(listed.size() == 2);
  CHECK(listed[0]["currently_active"] == false);
  CHECK(listed[1]["currently_active"] == true);
  CHECK(listed[1]["last_used_time"] == start_of_time);

  std::string in_path;
  for (const char c : prefix) in_path += c == '/' ? "%2F" : std::string(1, c);
  const auto described = world.as(mike).put("/v1/access_token/" + in_path, {{"description", "old phone"}});
  CHECK(described.json["description"] == "old phone");
  CHECK(described.json["token_prefix"] == prefix);
  CHECK(world.as(mike).put("/v1/access_token/" + in_path, {{"description", "x"}, {"max_age_seconds", 600}}).status ==
        400);

  const auto revoked = world.as(mike).remove("/v1/access_token/" + in_path);
  CHECK(revoked.status == 200);
  CHECK(revoked.json.contains("message"));
  CHECK(world.as(token).get("/v1/me").status == 401);
  CHECK(world.as(mike).get("/v1/access_token").json["tokens"].size() == 1);
}

TEST_CASE("Nobody reaches another's tokens", "[own_tokens]") {
  AWorld world;
  CHECK(world.as(mike).remove("/v1/access_token/sofia-super-").status == 404);
  CHECK(world.as(mike).put("/v1/access_token/sofia-super-", {{"description", "mine"}}).status == 404);
  CHECK(world.as(mike).remove("/v1/access_token/" + std::string(sofia)).status == 404);
  CHECK(world.as(sofia).get("/v1/me").status == 200);
}

TEST_CASE("Logging out ends the token that was used, and no other", "[own_tokens]") {
  AWorld world;
  const std::string other = world.as(mike).post("/v1/access_token", {{"description", "d"}}).json["full_token"];
  CHECK(world.as(mike).post("/v1/me/logout", nullptr).status == 200);
  CHECK(world.as(mike).get("/v1/me").status == 401);
  CHECK(world.as(other).get("/v1/me").status == 200);
}

TEST_CASE("Application users see and revoke their own tokens, but make and change none", "[own_tokens]") {
  AWorld world;
  CHECK(world.as(ci_expiring).get("/v1/access_token").json["tokens"].size() == 2);
  for (const auto& answer : {world.as(ci_expiring).post("/v1/access_token", {{"description", "more"}}),
                             world.as(ci_expiring).put("/v1/access_token/ci-reads-acc", {{"description", "other"}})}) {
    CHECK(answer.status == 403);
    CHECK(answer.code() == "action_forbidden_for_application_users");
  }
  CHECK(world.as(ci_expiring).remove("/v1/access_token/ci-reads-acc").status == 200);
  CHECK(world.as(ci_reading).get("/v1/me").status == 401);
}

TEST_CASE("A token can be limited to a session duration of its own", "[own_tokens]") {
  AWorld world;
  const std::string token =
      world.as(mike).post("/v1/access_token", {{"description", "d"}, {"max_age_seconds", 600.0}}).json["full_token"];
  world.advance(600);
  CHECK(world.as(token).get("/v1/me").status == 401);
  CHECK(world.as(mike).get("/v1/me").status == 200);
}

TEST_CASE("/me tells who is calling", "[me]") {
  AWorld world;
  const auto person = world.as(sofia).get("/v1/me").json["user"];
  CHECK(person["user_id"] == "u5a1e9d0c001");
  CHECK(person["user"] == "sofia@acme.example");
  CHECK(person["real_name"] == "Sofia Superadmin");
  CHECK(person["job_title"] == "Head of Platform");
  CHECK(person["department"].is_null());
  CHECK(person["projects"] == nlohmann::json{"acme-website", "acme-development", "acme-operations"});
  CHECK(person["project_membership"]["acme-website"] == "admin");
  const auto developer = world.as(mona).get("/v1/me").json["user"];
  CHECK(developer["projects"] == nlohmann::json{"acme-development"});
  CHECK(developer["project_memberships"]["acme-development"] ==
        nlohmann::json{"developer", "project:permissions:read"});
  CHECK(world.as(mike).get("/v1/me").json["user"]["projects"] == nlohmann::json::array());
  CHECK(world.as(ci_expiring).get("/v1/me").json["user"]["auth"] == nlohmann::json::array());
}

}  // namespace
}  // namespace mock::test
