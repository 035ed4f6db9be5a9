// What does not fit its schema is told in the words of Python's jsonschema, as the live API does it.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

const std::string tokens = ci + "/access-tokens";

Answer refused(AWorld& world, const Json& body) {
  auto answer = world.as(sofia).post(tokens, body);
  CHECK(answer.status == 400);
  CHECK(answer.code().empty());
  return answer;
}

TEST_CASE("A body that does not fit is told so in the words of jsonschema, without a code", "[truth][limits]") {
  const auto [body, message] = GENERATE(table<const char*, const char*>({
      {R"({})", "Invalid input: 'description' is a required property"},
      {R"({"description": 5})", "Invalid input for description: 5 is not of type 'string'"},
      {R"({"description": null})", "Invalid input for description: None is not of type 'string'"},
      {R"({"description": ["a", 1.5, true, {"b": "it's"}]})",
       "Invalid input for description: ['a', 1.5, True, {'b': \"it's\"}] is not of type 'string'"},
      {R"({"description": "d", "max_age_seconds": 0})",
       "Invalid input for max_age_seconds: 0 is less than the minimum of 600"},
      {R"({"description": "d", "max_age_seconds": 315360001})",
       "Invalid input for max_age_seconds: 315360001 is greater than the maximum of 315360000"},
      {R"({"description": "d", "max_age_seconds": 600.5})",
       "Invalid input for max_age_seconds: 600.5 is not of type 'integer', 'null'"},
      {R"({"description": "d", "max_age_seconds": "x"})",
       "Invalid input for max_age_seconds: 'x' is not of type 'integer', 'null'"},
      {R"({"description": "d", "colour": "red"})",
       "Invalid input: Additional properties are not allowed ('colour' was unexpected)"},
      {R"([1])", "Invalid input: [1] is not of type 'object'"},
  }));
  AWorld world;
  INFO(body);
  const auto answer = world.as(sofia).send(Method::post, tokens, body);
  CHECK(answer.status == 400);
  CHECK(answer.code().empty());
  CHECK(answer.message() == message);
}

TEST_CASE("A word that is none of the choices is told with all of them", "[truth][limits]") {
  AWorld world;
  const auto answer = world.as(sofia).post("/v1/organizations", {{"organization_name", "n"}, {"tier", "busines"}});
  CHECK(answer.message() == "Invalid input for tier: 'busines' is not one of ['business', 'personal']");
  CHECK(answer.json["errors"][0]["hint"] ==
        "tier must be one of business or personal, not \"busines\"; did you mean \"business\"? (at /tier)");
}

TEST_CASE("A text that is too long is told whole, up to a thousand bytes", "[truth][limits]") {
  AWorld world;
  const auto answer = refused(world, {{"description", std::string(1001, 'd')}});
  CHECK(answer.message().starts_with("Invalid input for description: 'ddd"));
  CHECK(answer.message().size() < 1100);
  const auto name = world.as(sofia).put("/v1/project/x", {{"project_name", "n"}});
  CHECK(name.status == 404);
}

TEST_CASE("All faults of a request are told, the first one as the message", "[truth][limits]") {
  AWorld world;
  const auto answer = refused(world, {{"max_age_seconds", 5}, {"colour", "red"}});
  CHECK(answer.json["errors"].size() == 3);
  CHECK(answer.message() == answer.json["errors"][0]["message"]);
  for (const auto& error : answer.json["errors"]) {
    CHECK(error["status"] == 400);
    CHECK(error["message"].get<std::string>().starts_with("Invalid input"));
    CHECK_FALSE(error["hint"].get<std::string>().empty());
  }
}

TEST_CASE("Parameters of the query are told in the same words", "[truth][limits]") {
  AWorld world;
  const auto missing = world.as(sofia).remove(acme);
  CHECK(missing.status == 400);
  CHECK(missing.code().empty());
  CHECK(missing.message() == "Invalid input: 'recursive' is a required property");
  const auto wrong = world.as(sofia).remove(acme + "?recursive=1");
  CHECK(wrong.message() == "Invalid input for recursive: '1' is not of type 'boolean'");
  CHECK(wrong.json["errors"][0]["hint"] == "the query parameter recursive must be true or false, not \"1\"");
}

TEST_CASE("A secret that does not fit is not repeated", "[truth][secrets]") {
  AWorld world;
  for (const Json& body :
       {Json{{"email", "a@b.example"}, {"real_name", "A"}, {"password", "sesame"}},
        Json{{"email", "a@b.example"}, {"real_name", "A"}, {"password", {"sesame"}}},
        Json{{"email", {{"password", "sesame"}}}, {"real_name", "A"}, {"password", "s3same-open"}}}) {
    const auto answer = world.as(nobody).post("/v1/user", body);
    CHECK(answer.status == 400);
    CHECK(answer.text.find("***") != std::string::npos);
    CHECK(answer.text.find("sesame") == std::string::npos);
    CHECK(world.control(Method::get, "/_mock/journal").text.find("sesame") == std::string::npos);
  }
}

}  // namespace
}  // namespace mock::test
