#include "support/an_account.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

TEST_CASE("One edits one's own profile, and what is not given stays", "[me]") {
  AWorld world;
  const auto answer = world.as(sofia).patch("/v1/me", {{"real_name", "Sofia S."}, {"city", "Turku"}, {"country", ""}});
  REQUIRE(answer.status == 200);
  const auto me = answer.json["user"];
  CHECK(me["real_name"] == "Sofia S.");
  CHECK(me["city"] == "Turku");
  CHECK(me["country"] == "");
  CHECK(me["job_title"] == "Head of Platform");
  CHECK(world.as(sofia).get("/v1/me").json["user"] == me);
}

TEST_CASE("Those whom others look after do not edit their profile themselves", "[me]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto managed = world.as(mona).patch("/v1/me", {{"real_name", "M"}});
  CHECK(managed.status == 403);
  CHECK(managed.code() == "action_forbidden_for_managed_users");
  CHECK(world.as(ci_expiring).patch("/v1/me", {{"real_name", "M"}}).code() == "action_forbidden_for_application_users");
  CHECK(world.as(nobody).patch("/v1/me", {{"real_name", "M"}}).status == 401);
  CHECK(world.state_but_for_use() == before);

  change_user(world, "mona@acme-managed.example", [](User& user) { user.managed_by_scim = true; });
  const auto scim = world.as(mona).patch("/v1/me", {{"real_name", "M"}});
  CHECK(scim.status == 403);
  CHECK(scim.code() == "action_forbidden_for_scim_users");
}

TEST_CASE("A profile has its limits", "[me][limits]") {
  AWorld world;
  CHECK(world.as(mike).patch("/v1/me", {{"city", "Turku"}}).status == 400);  // real_name is required
  CHECK(world.as(mike).patch("/v1/me", {{"real_name", ""}}).status == 400);
  const std::string longest(256, 'x');
  Json body{{"real_name", longest}};
  for (const auto* field : {"city", "country", "department", "job_title"}) body[field] = longest;
  CHECK(world.as(mike).patch("/v1/me", body).status == 200);
  for (const auto& [field, value] : body.items()) {
    auto longer = body;
    longer[field] = longest + "x";
    CHECK(world.as(mike).patch("/v1/me", longer).status == 400);
  }
}

TEST_CASE("Expiring the tokens ends all of them, also this one, and none that comes after", "[me]") {
  AWorld world;
  const auto before = world.as(mike).get("/v1/me").json["user"]["token_validity_begin"];
  world.advance(100);
  const std::string session = sign_in(world, "mike@acme.example", mike_password).json["token"];
  const auto answer = world.as(session).send(Method::post, "/v1/me/expire_tokens", "");
  CHECK(answer.status == 200);
  CHECK(answer.json.contains("message"));
  CHECK(world.as(session).get("/v1/me").status == 401);
  CHECK(world.as(mike).get("/v1/me").status == 401);
  CHECK(world.as(sofia).get("/v1/me").status == 200);
  const std::string next = sign_in(world, "mike@acme.example", mike_password).json["token"];  // in the same second
  const auto after = world.as(next).get("/v1/me").json["user"]["token_validity_begin"];
  CHECK(before == "2026-01-01T00:00:00.000000+00:00");
  CHECK(after == "2026-01-01T00:01:40.000000+00:00");
  CHECK(world.as(nobody).send(Method::post, "/v1/me/expire_tokens", "").status == 401);
}

TEST_CASE("/me tells by which methods one may sign in, each once", "[me]") {
  auto fixture = demo();
  fixture["users"][3]["authentication_methods"] = {
      {{"type", "github_oauth"}}, {{"type", "password"}}, {{"type", "github_oauth"}}};
  AWorld world(fixture);
  CHECK(world.as(sofia).get("/v1/me").json["user"]["auth"] == Json{"password"});
  CHECK(world.as(mike).get("/v1/me").json["user"]["auth"] == Json{"github_oauth", "password"});
}

TEST_CASE("Scopes limit what a token may do to one's account", "[me]") {
  AWorld world;
  const std::string token =
      world.as(mike).post("/v1/access_token", {{"description", "d"}, {"scopes", {"user:read"}}}).json["full_token"];
  CHECK(world.as(token).get("/v1/me/authentication_methods").status == 200);
  CHECK(world.as(token).patch("/v1/me", {{"real_name", "M"}}).status == 403);
  CHECK(world.as(token).send(Method::post, "/v1/me/expire_tokens", "").status == 403);
  CHECK(
      world.as(token).put("/v1/me/password", {{"password", mike_password}, {"new_password", "a better one"}}).status ==
      403);
}

}  // namespace
}  // namespace mock::test
