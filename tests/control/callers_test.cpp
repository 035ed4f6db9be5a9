// GET /_mock/callers
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

Json callers_of(AWorld& world) { return world.control(Method::get, "/_mock/callers").json["callers"]; }

Json caller_called(AWorld& world, const std::string& name) {
  for (const auto& each : callers_of(world))
    if (each["name"] == name) return each;
  return nullptr;
}

TEST_CASE("Callers are the people and application users who have a token, which is theirs", "[callers]") {
  AWorld world;
  std::vector<std::string> programs;
  for (const auto& each : callers_of(world)) {
    INFO(each);
    CHECK(each["is_let_in"] == true);
    if (each["is_application_user"] == true) {
      programs.push_back(each["name"]);
      continue;
    }
    const auto me = world.as(each["token"].get<std::string>()).get("/v1/me").json["user"];
    CHECK(me["user_id"] == each["user_id"]);
    CHECK(me["user"] == each["user_email"]);
    CHECK(me["real_name"] == each["name"]);
  }
  CHECK(callers_of(world)[0]["token"] == sofia);
  CHECK(programs == std::vector<std::string>{"ci-pipeline", "terraform"});
}

TEST_CASE("A caller is told not to be let in once deactivated, and is none without a token", "[callers]") {
  AWorld world;
  CHECK(caller_called(world, "Mona Managed")["is_let_in"] == true);
  REQUIRE(world.as(sofia).patch(acme + "/user/u5a1e9d0c008", {{"state", "deactivated"}}).status == 200);
  CHECK(caller_called(world, "Mona Managed")["is_let_in"] == false);
  CHECK(caller_called(world, "ci-pipeline")["is_let_in"] == true);
  for (const auto token : {ci_expiring, ci_reading})
    REQUIRE(world.as(sofia).remove(ci + "/access-tokens/" + std::string(token.substr(0, 12))).status == 204);
  CHECK(caller_called(world, "ci-pipeline").is_null());
}

TEST_CASE("A caller has the token that is valid, as long as one is", "[callers]") {
  auto fixture = demo();
  fixture["users"].push_back({{"user_email", "two@acme.example"},
                              {"access_tokens",
                               {{{"full_token", "two-has-a-short-one-that-ends"}, {"max_age_seconds", 600}},
                                {{"full_token", "two-has-a-long-one-that-stays"}}}}});
  fixture["users"].push_back(
      {{"user_email", "one@acme.example"},
       {"access_tokens", {{{"full_token", "one-has-a-short-one-that-ends"}, {"max_age_seconds", 600}}}}});
  AWorld world(fixture);
  world.advance(601);
  for (const auto& each : callers_of(world)) {
    INFO(each);
    if (each["user_email"] == "two@acme.example") CHECK(each["token"] == "two-has-a-long-one-that-stays");
    if (each["user_email"] == "one@acme.example") CHECK(each["token"] == "one-has-a-short-one-that-ends");
    CHECK(each["is_let_in"] == (each["user_email"] != "one@acme.example"));
  }
}

TEST_CASE("No more than a thousand callers of a kind are listed", "[callers]") {
  auto fixture = demo();
  constexpr int many = 1001;
  for (int i = 0; i < many; ++i)
    fixture["users"].push_back(
        {{"user_email", "crowd" + std::to_string(i) + "@acme.example"},
         {"access_tokens", {{{"full_token", std::to_string(100'000 + i) + "-is-a-token-of-a-crowd"}}}}});
  AWorld world(fixture);
  CHECK(callers_of(world).size() == 1000 + 2);
}

}  // namespace
}  // namespace mock::test
