#include "answers/read.h"

#include "support/catch.h"

namespace mock::test {
namespace {

const json::Shape& shape() {
  using namespace json;
  static const Shape all = object({
      required("recursive", boolean()),
      optional("limit", integer(30, 999)),
      optional("state", choice({"due", "paid"})),
      optional("project_id", list(text(1, 5))),
  });
  return all;
}

std::string problems_of(std::string_view query) {
  std::string out;
  for (const auto& problem : answers::read(shape, nullptr, "/v1/bills?" + std::string(query), "", {}).problems)
    out += problem.message + "\n";
  return out;
}

TEST_CASE("A query string is read as an object of what its shape names", "[query]") {
  const auto reading = answers::read(
      shape, nullptr, "/v1/bills?recursive=TRUE&limit=30&state=due&project_id=a&project_id=b%2Fc&other=1", "{", {});
  const auto& query = reading.query;
  CHECK(reading.problems.empty());
  CHECK(query.flag("recursive"));
  CHECK(query.integer("limit") == 30);
  CHECK(query.text("state") == "due");
  CHECK(query.texts("project_id") == std::vector<std::string>{"a", "b/c"});
  CHECK(query.find("other") == nullptr);
}

TEST_CASE("What is wrong with a query string is told by parameter, value and limit", "[query]") {
  const auto [query, problems] = GENERATE(table<std::string, std::string>({
      {"", "the query parameter recursive is missing: true or false\n"},
      {"recursive=1", "the query parameter recursive must be true or false, not \"1\"\n"},
      {"recursive=true&limit=5x", "the query parameter limit must be an integer, not \"5x\"\n"},
      {"recursive=true&limit=29", "the query parameter limit must be at least 30, not 29\n"},
      {"recursive=true&limit=99999999999999999999",
       "the query parameter limit must be an integer, not \"99999999999999999999\"\n"},
      {"recursive=true&state=lost", "the query parameter state must be one of due or paid, not \"lost\"\n"},
      {"recursive=true&project_id=a&project_id=abcdef",
       "the query parameter project_id[1] must have at most 5 characters, not 6\n"},
  }));
  CHECK(problems_of(query) == problems);
}

}  // namespace
}  // namespace mock::test
