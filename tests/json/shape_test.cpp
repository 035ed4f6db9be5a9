#include "json/shape.h"
#include "json/fitting.h"

#include <nlohmann/json.hpp>

#include "base/cidr.h"
#include "support/catch.h"

namespace mock::json {
namespace {

const Shape& order() {
  static const Shape shape = object({
      required("name", text(1, 5)),
      optional("count", integer(1, 10)),
      optional("share", whole_number(0, 100)),
      optional("when", time().or_null()),
      optional("color", choice({"red", "green"})),
      optional("from", text_like(is_ip_address, "an IP address", 45)),
      optional("tags", list(text(), 2)),
      optional("labels", map(boolean())),
      optional("order", list(choice({"up", "down"}), 2).or_one()),
  });
  return shape;
}

// Problems as "pointer: message", one a line.
std::string problems_of(const std::string& document) {
  Problems not_json;
  const auto value = parse(document, not_json);
  REQUIRE(not_json.empty());
  std::string out;
  for (const auto& problem : check(order(), value).problems) out += problem.pointer + ": " + problem.message + "\n";
  return out;
}

TEST_CASE("A document that fits has no problems, at both ends of every limit", "[shape]") {
  const auto* document =
      GENERATE(R"({"name": "a"})", R"({"name": "abcde", "count": 1, "share": 0, "when": null})",
               R"({"name": "größe", "count": 10, "share": 100.0, "when": "2026-01-01T00:00:00Z", "color": "red"})",
               R"({"name": "a", "tags": [], "labels": {}, "from": "192.0.2.1"})",
               R"({"name": "a", "tags": ["x", "y"], "labels": {"x": true}})", R"({"name": "a", "order": "up"})",
               R"({"name": "a", "order": ["up", "down"]})");
  CHECK(problems_of(document).empty());
}

TEST_CASE("A fault names the field, the limit and the value", "[shape]") {
  const auto [document, problem] = GENERATE(table<std::string, std::string>({
      {R"({})", ": missing field \"name\"\n"},
      {R"({"name": ""})", "/name: name must have at least 1 character(s), not 0\n"},
      {R"({"name": "abcdef"})", "/name: name must have at most 5 characters, not 6\n"},
      {R"({"name": 1})", "/name: name must be a string, not an integer\n"},
      {R"({"name": null})", "/name: name must be a string, not null\n"},
      {R"({"name": "a", "count": 0})", "/count: count must be at least 1, not 0\n"},
      {R"({"name": "a", "count": 11})", "/count: count must be at most 10, not 11\n"},
      {R"({"name": "a", "count": 1.0})", "/count: count must be an integer, not a number with a fraction\n"},
      {R"({"name": "a", "count": "1"})", "/count: count must be an integer, not a string\n"},
      {R"({"name": "a", "share": 1.5})", "/share: share must be an integer, not a number with a fraction\n"},
      {R"({"name": "a", "share": 1e300})", "/share: share must be at most 100, not 1e+300\n"},
      {R"({"name": "a", "when": "soon"})",
       "/when: when must be a time in RFC 3339, like 2026-01-31T09:30:00Z, not \"soon\"\n"},
      {R"({"name": "a", "when": 1})", "/when: when must be a time in RFC 3339 or null, not an integer\n"},
      {R"({"name": "a", "order": "left"})", "/order: order must be one of up or down, not \"left\"\n"},
      {R"({"name": "a", "order": ["up", "left"]})", "/order/1: order[1] must be one of up or down, not \"left\"\n"},
      {R"({"name": "a", "order": 1})", "/order: order must be a string, not an integer\n"},
      {R"({"name": "a", "color": "blue"})", "/color: color must be one of red or green, not \"blue\"\n"},
      {R"({"name": "a", "from": "x"})", "/from: from must be an IP address, not \"x\"\n"},
      {R"({"name": "a", "tags": ["x", "y", "z"]})", "/tags: tags must have at most 2 items, not 3\n"},
      {R"({"name": "a", "tags": {}})", "/tags: tags must be a list, not an object\n"},
      {R"({"name": "a", "tags": ["x", 2]})", "/tags/1: tags[1] must be a string, not an integer\n"},
      {R"({"name": "a", "labels": {"p/q": 1}})", "/labels/p~1q: p/q must be a boolean, not an integer\n"},
      {R"({"name": "a", "colour": 1})", "/colour: unknown field \"colour\"; did you mean \"color\"?\n"},
      {R"({"name": "a", "shape": 1})", "/shape: unknown field \"shape\"; did you mean \"share\"?\n"},
      {R"({"name": "a", "flavour": 1})", "/flavour: unknown field \"flavour\"\n"},
      {R"({"name": "a", "color": "Red"})",
       "/color: color must be one of red or green, not \"Red\"; did you mean \"red\"?\n"},
      {R"([])", ": the document must be an object, not a list\n"},
  }));
  CHECK(problems_of(document) == problem);
}

TEST_CASE("A list may need items", "[shape]") {
  auto shape = list(text());
  shape.lowest = 1;
  Problems problems;
  const auto told = check(shape, parse("[]", problems)).problems;
  REQUIRE(told.size() == 1);
  CHECK(told.front().message == "the document must have at least 1 item(s), not 0");
  CHECK(check(shape, parse(R"(["x"])", problems)).problems.empty());
}

TEST_CASE("All problems are told at once", "[shape]") {
  CHECK(problems_of(R"({"count": 0, "x": 1, "tags": [1, 2]})") ==
        "/count: count must be at least 1, not 0\n/x: unknown field \"x\"\n/tags/0: tags[0] must be a string, not an "
        "integer\n"
        "/tags/1: tags[1] must be a string, not an integer\n: missing field \"name\"\n");
}

TEST_CASE("Unknown fields can be let through, and are told of", "[shape]") {
  Problems none;
  const auto value = parse(R"({"name": "a", "extra": 1})", none);
  const auto checked = check(order(), value, Unknown::let_through);
  CHECK(checked.problems.empty());
  REQUIRE(checked.let_through.size() == 1);
  CHECK(checked.let_through.front().pointer == "/extra");
}

TEST_CASE("A shape is written as JSON Schema with all its limits", "[shape]") {
  Writer out;
  write_schema(out, order());
  const auto schema = nlohmann::json::parse(out.take());
  CHECK(schema["required"] == nlohmann::json({"name"}));
  CHECK(schema["additionalProperties"] == false);
  CHECK(schema["properties"]["name"] == nlohmann::json({{"type", "string"}, {"minLength", 1}, {"maxLength", 5}}));
  CHECK(schema["properties"]["count"] == nlohmann::json({{"type", "integer"}, {"minimum", 1}, {"maximum", 10}}));
  CHECK(schema["properties"]["when"]["type"] == nlohmann::json({"string", "null"}));
  CHECK(schema["properties"]["color"]["enum"] == nlohmann::json({"red", "green"}));
  CHECK(schema["properties"]["tags"]["maxItems"] == 2);
  CHECK(schema["properties"]["labels"]["additionalProperties"]["type"] == "boolean");
  const auto& either = schema["properties"]["order"]["anyOf"];
  CHECK(either[0]["enum"] == nlohmann::json({"up", "down"}));
  CHECK(either[1]["items"] == either[0]);
}

TEST_CASE("A real number may have a fraction, and has limits", "[shape]") {
  const auto shape = object({optional("weight", real(1, 10))});
  const auto problems = [&](const std::string& document) {
    Problems not_json;
    const auto value = parse(document, not_json);
    REQUIRE(not_json.empty());
    std::string out;
    for (const auto& problem : check(shape, value).problems) out += problem.message + "\n";
    return out;
  };
  for (const auto* fits : {R"({"weight": 1})", R"({"weight": 1.5})", R"({"weight": 10.0})"})
    CHECK(problems(fits).empty());
  CHECK(problems(R"({"weight": 0.5})") == "weight must be at least 1, not 0.5\n");
  CHECK(problems(R"({"weight": 10.5})") == "weight must be at most 10, not 10.5\n");
  CHECK(problems(R"({"weight": 11})") == "weight must be at most 10, not 11\n");
  CHECK(problems(R"({"weight": "1"})") == "weight must be a number, not a string\n");
  Writer out;
  write_schema(out, real(1, 10));
  CHECK(out.take() == R"({"type":"number","minimum":1,"maximum":10})");
}

TEST_CASE("Whole numbers that are too large are told as that", "[shape]") {
  const auto shape = object({required("n", integer(0, 10))});
  const auto [number, problem] = GENERATE(table<const char*, const char*>({
      {"9223372036854775807", "n must be at most 10, not 9223372036854775807"},
      {"9223372036854775808", "n must be at most 10, not 9223372036854775808"},
      {"1e300", "n must be at most 10, not 1e+300"},
      {"-1e300", "n must be at least 0, not -1e+300"},
      {"1.5", "n must be an integer, not a number with a fraction"},
  }));
  Problems none;
  const auto document = parse(std::string("{\"n\": ") + number + "}", none);
  const auto problems = check(shape, document).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == problem);
}

TEST_CASE("One of several objects is told by its tag", "[shape]") {
  const auto shape = one_of("kind", {{"wait", object({required("ms", integer(0, 10))})}, {"stop", object({})}});
  const auto told = [&](const std::string& text) {
    Problems none;
    const auto document = parse(text, none);
    std::string out;
    for (const auto& problem : check(shape, document).problems) out += problem.pointer + ": " + problem.message + "\n";
    return out;
  };
  CHECK(told(R"({"kind": "wait", "ms": 10})").empty());
  CHECK(told(R"({"kind": "stop"})").empty());
  CHECK(told(R"({"kind": "stop", "ms": 1})") == "/ms: unknown field \"ms\"\n");
  CHECK(told(R"({"kind": "wait"})") == ": missing field \"ms\"\n");
  CHECK(told(R"({"kind": "go"})") == "/kind: kind must be one of wait or stop, not \"go\"\n");
  CHECK(told(R"({"kind": 1})") == "/kind: kind must be a string, not an integer\n");
  CHECK(told("{}") == ": missing field \"kind\"\n");
  CHECK(told("[]") == ": the document must be an object, not a list\n");
}

TEST_CASE("What fits of a document stays when the rest is left out", "[shape]") {
  const auto shape =
      object({required("id", text(0, 3)), optional("n", integer(0, 10)), optional("at", time().or_null()),
              optional("list", list(integer(0, 1), 2)), optional("items", list(object({}), 9))});
  const auto fitted = [&](const std::string& text) {
    Problems none;
    const auto document = parse(text, none);
    Writer out;
    out.value(fitting(shape, document));
    return out.take();
  };
  CHECK(fitted(R"({"id": "a", "n": 10, "at": null, "list": [1, 0], "items": [{}]})") ==
        R"({"id":"a","n":10,"at":null,"list":[1,0],"items":[{}]})");
  CHECK(fitted(R"({"id": "long", "n": 11, "at": "noon", "list": [1, 1, 1], "items": [5, {"x": 1}], "y": 1})") ==
        R"({"id":"long","n":null,"at":null,"list":null,"items":[null,{}]})");
  CHECK(fitted("5") == "null");
}

}  // namespace
}  // namespace mock::json
