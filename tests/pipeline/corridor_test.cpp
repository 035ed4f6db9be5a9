#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string users = acme + "/application-users";

TEST_CASE("A base URL may end in a slash", "[corridor]") {
  AWorld world;
  CHECK(world.as(sofia).get("//v1/me").status == 200);
  CHECK(world.as(nobody).get("//_mock/health").status == 200);
  CHECK(world.as(sofia).get("//_world/default//v1/me").status == 200);
}

TEST_CASE("A path the API does not have is 404, and says so", "[corridor]") {
  AWorld world;
  const auto* path =
      GENERATE("/v1/nothing", "/v2/me", "/v1", "/v1/me/", "/v1/organization//user", "/v1/organization/%zz");
  INFO(path);
  const auto answer = world.as(sofia).get(path);
  CHECK(answer.status == 404);
  CHECK(answer.message().starts_with(std::string("The API has no path ") + path));
}

TEST_CASE("Every refusal has the envelope that clients read", "[corridor]") {
  AWorld world;
  const auto answer = world.as(sofia).get("/v1/organization/org1");
  CHECK(answer.json ==
        Json{{"errors",
              {{{"message", "Organization not found."}, {"status", 404}, {"error_code", "organization_not_found"}}}},
             {"message", "Organization not found."}});
}

TEST_CASE("A body that is not JSON is refused with its place", "[corridor]") {
  AWorld world;
  const auto before = world.state_but_for_use();
  const auto answer = world.as(sofia).send(Method::post, users, "{\"name\": \"x\",}");
  CHECK(answer.status == 400);
  CHECK(answer.code() == "");
  CHECK(answer.message().starts_with("line 1, column 14: not JSON"));
  CHECK(world.as(sofia).send(Method::post, users, "[1]").message() == "Invalid input: [1] is not of type 'object'");
  CHECK(world.as(sofia).send(Method::post, users, "null").status == 400);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("All faults of a body are told at once, each as an error of its own", "[corridor]") {
  AWorld world;
  const auto answer = world.as(sofia).post(ci + "/access-tokens", {{"max_age_seconds", 5}, {"colour", "red"}});
  CHECK(answer.status == 400);
  REQUIRE(answer.json["errors"].size() == 3);
  CHECK(answer.json["errors"][0]["hint"] == "unknown field \"colour\" (at /colour)");
  CHECK(answer.json["errors"][1]["hint"] == "max_age_seconds must be at least 600, not 5 (at /max_age_seconds)");
  CHECK(answer.json["errors"][2]["hint"] == "missing field \"description\"");
}

TEST_CASE("Nesting is limited to 64 levels", "[corridor][limits]") {
  AWorld world;
  const auto nested = [](std::size_t depth) {
    return "{\"name\": \"n\", \"x\": " + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK(world.as(sofia).send(Method::post, users, nested(63)).message() ==
        "Invalid input: Additional properties are not allowed ('x' was unexpected)");
  CHECK(world.as(sofia).send(Method::post, users, nested(64)).message().find("nested deeper than 64 levels") !=
        std::string::npos);
}

TEST_CASE("A body may have a megabyte, and not a byte more", "[corridor][limits]") {
  AWorld world;
  const auto padded = [](std::size_t size) { return R"({"name": "n"})" + std::string(size - 13, ' '); };
  CHECK(world.as(sofia).send(Method::post, users, padded(longest_body)).status == 200);
  const auto answer = world.as(sofia).send(Method::post, users, padded(longest_body + 1));
  CHECK(answer.status == 413);
  CHECK(answer.message() == "The request body has 1048577 bytes, more than 1048576");
}

TEST_CASE("A lenient mock ignores unknown fields, and says so in its log", "[corridor]") {
  AWorld world(PipelineOptions{.lenient = true});
  CHECK(world.as(sofia).post(users, {{"name", "n"}, {"colour", "red"}, {"size", 1}}).status == 200);
  CHECK(world.log().find("(ignored /colour, /size)") != std::string::npos);
  CHECK(world.as(sofia).post(users, {{"name", 1}}).status == 400);
}

TEST_CASE("Of very many fields that a lenient mock ignores the first hundred are told, and how many there are",
          "[corridor][limits]") {
  AWorld world(PipelineOptions{.lenient = true});
  auto body = Json{{"name", "n"}};
  for (int i = 0; i < 250; ++i) body["x" + std::to_string(1000 + i)] = i;
  CHECK(world.as(sofia).post(users, body).status == 200);
  CHECK(world.log().find("(ignored /x1000, /x1001, ") != std::string::npos);
  CHECK(world.log().find(", /x1099 and 150 more)") != std::string::npos);
}

TEST_CASE("Unknown query parameters are ignored", "[corridor]") {
  AWorld world;
  CHECK(world.as(sofia).get(users + "?limit=999&a=b").status == 200);
  CHECK(world.as(sofia).post(users + "?limit=999", {{"name", "n"}}).status == 200);
}

TEST_CASE("Whatever a path or header holds, the answer is JSON", "[corridor]") {
  AWorld world;
  CHECK(world.as(sofia).get("/v1/\xff\"\\").status == 404);
  CHECK(world.as(sofia).get(acme + "/user/%ff%00%22").status == 404);
  CHECK(world.as(sofia).with_header("user-agent", "\xff\x01\"").get("/v1/me").status == 200);
  CHECK(world.as(sofia).get("/v1/access_token").status == 200);
  CHECK(world.control(Method::get, "/_mock/state").status == 200);
}

TEST_CASE("A request is logged in one line, without a secret", "[corridor][log]") {
  AWorld world;
  world.as(sofia).get("/v1/me?token=sofia-super-admin-demo-token");
  CHECK(world.log().find(" GET /v1/me 200 UserInfo u5a1e9d0c001 ") != std::string::npos);

  const auto token = world.make_token(ci);
  std::string in_path;
  for (const char c : token) in_path += c == '/' ? "%2F" : std::string(1, c);
  world.as(token).get("/v1/me");
  world.as(sofia).remove(ci + "/access-tokens/" + in_path);
  world.as(sofia).remove("/v1/access_token/" + in_path);
  world.as(sofia).remove("/v1/access_token/" + token);  // its slashes make segments of it
  world.as(nobody).get("/nothing/" + in_path);
  world.as(mike).remove("/v1/access_token/" + std::string(mike));
  for (const auto& secret : {token, in_path, std::string(sofia), std::string(mike)})
    CHECK(world.log().find(secret) == std::string::npos);
  CHECK(world.log().find(token.substr(13, 20)) == std::string::npos);
}

TEST_CASE("Nothing is logged of a code that came by e-mail", "[corridor][log]") {
  CHECK(masked_path("/v1/user/verify_email/0123abcd") == "/v1/user/verify_email/...");
  CHECK(masked_path("/v1/user//password_reset//0/1?x=1") == "/v1/user//password_reset/...");
  CHECK(masked_path("/v1/user/password_reset/") == "/v1/user/password_reset/");
  CHECK(masked_path("/v1/user/password_reset_request") == "/v1/user/password_reset_request");
  CHECK(masked_path("/v1/access_token/sh/ort") == "/v1/access_token/sh/ort");
  CHECK(masked_path("/v1/access_token/short/and-then-more") == "/v1/access_token/short/and-th...");
}

TEST_CASE("Another world that is not there is 404, and named", "[corridor]") {
  AWorld world;
  CHECK(world.as(nobody).get("/_world/mars/v1/me").message() == "There is no world \"mars\"");
  CHECK(world.as(sofia).get("/_world/default/v1/me").status == 200);
  CHECK(world.as(nobody).get("/_world/default/_mock/health").status == 200);
}

}  // namespace
}  // namespace mock::test
