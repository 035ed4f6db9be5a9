#include "answers/read.h"

#include "answers/match.h"
#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

const json::Shape& named() {
  static const auto shape = json::object({json::required("name", json::text())});
  return shape;
}

std::vector<std::string> messages(const answers::Reading& reading) {
  std::vector<std::string> all;
  for (const auto& problem : reading.problems) all.push_back(problem.message);
  return all;
}

TEST_CASE("A row is read as strictly as its table asks", "[answers]") {
  using Messages = std::vector<std::string>;
  const answers::Strictness strict{.knows_all_parameters = true};
  const answers::Strictness lenient{.empty_body_is_object = true, .fields = json::Unknown::let_through};
  CHECK(messages(answers::read(nullptr, nullptr, "/?limit=1", "{", strict)) ==
        Messages{"unknown query parameter \"limit\""});
  CHECK(messages(answers::read(nullptr, nullptr, "/?limit=1", "{", lenient)).empty());
  CHECK(messages(answers::read(nullptr, named, "/", " \t", lenient)) == Messages{"missing field \"name\""});
  CHECK(messages(answers::read(nullptr, named, "/", "", strict)).at(0).starts_with("not JSON"));
  const std::string two = R"({"name": "a", "colour": "red"})";
  CHECK(messages(answers::read(nullptr, named, "/", two, strict)) == Messages{"unknown field \"colour\""});
  const auto reading = answers::read(nullptr, named, "/", two, lenient);
  CHECK(reading.problems.empty());
  REQUIRE(reading.ignored.in_all() == 1);
  CHECK(reading.ignored.front().pointer == "/colour");
  CHECK(reading.body.text("name") == "a");
}

TEST_CASE("Problems of the query stand before those of the body", "[answers]") {
  const auto reading = answers::read(named, named, "/", "{}", {});
  CHECK(messages(reading) ==
        std::vector<std::string>{"the query parameter name is missing: a text", "missing field \"name\""});
}

TEST_CASE("Both APIs tell a syntax error where it was sent", "[answers][control]") {
  AWorld world;
  const auto* column = "line 1, column 4: not JSON";
  CHECK(world.as(nobody).send(Method::put, "/_mock/clock", "   }").message().starts_with(column));
  CHECK(world.as(sofia).send(Method::patch, acme, "   }").message().starts_with(column));
}

struct Row {
  Method method;
  std::string_view path;
};

std::string no_such_path(std::string_view path) { return "There is no " + std::string(path); }

TEST_CASE("A request is for a row, or is refused with what there is instead", "[answers]") {
  const Row get{Method::get, "/v1/things/{id}"}, remove{Method::remove, "/v1/things/{id}"};
  Router<Row> router(Heads::are_gets);
  router.add(get);
  router.add(remove);
  const auto found = answers::match(router, Method::remove, "/v1/things/a%2Fb", no_such_path);
  CHECK(found.row == &remove);
  CHECK(found.params["id"] == "a/b");
  CHECK_FALSE(found.reply);
  const auto no_path = answers::match(router, Method::get, "/v1/nothing", no_such_path);
  CHECK(no_path.row == nullptr);
  CHECK(no_path.reply->status == 404);
  CHECK(no_path.reply->body.find("There is no /v1/nothing") != std::string::npos);
  const auto no_method = answers::match(router, Method::put, "/v1/things/a", no_such_path);
  CHECK(no_method.reply->status == 405);
  CHECK(no_method.reply->headers.at(0) == std::pair<std::string, std::string>{"Allow", "DELETE,GET,HEAD,OPTIONS"});
}

}  // namespace
}  // namespace mock::test
