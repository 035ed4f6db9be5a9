// The operations, compared with what Aiven publishes (tests/published_operations.tsv).
#include <algorithm>

#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/published.h"

namespace mock::test {
namespace {

// Operations that Aiven's own clients use and the published list does not have. Nothing says what they are called.
const Names used_by_clients{
    "UserCreate",  // POST /user: `avn user create`
};

Names names_of(Scopes scopes) {
  Names names;
  scopes.each([&](std::string_view name) { names.emplace(name); });
  return names;
}

// What a row asks for, as far as it is published: our own decisions (member, admin, super admin) publish nothing.
Names published_needs(const Needs& needs) {
  Names names;
  needs.any_of.each([&](std::string_view name) { names.emplace(name); });
  return names;
}

template <class Row>
void compare(const Row& row, const Published& with) {
  INFO(with.id);
  CHECK(name(row.method) == with.method);
  CHECK(row.path == with.path);
  CHECK(names_of(row.scopes) == with.scopes);
  CHECK((row.needs.who != Needs::Who::anyone) == with.needs_token);
  if (!with.needs.empty() && with.needs_token) CHECK(published_needs(row.needs) == with.needs);
}

TEST_CASE("Every published operation has one row that says what is published, and few others are served",
          "[published]") {
  const auto& facts = published();
  REQUIRE(facts.size() == 205);
  CHECK(api::operations().size() + api::not_mocked().size() == facts.size() + used_by_clients.size());
  for (const auto& row : api::operations()) {
    const bool is_published =
        std::any_of(facts.begin(), facts.end(), [&](const Published& fact) { return fact.id == row.id; });
    INFO(row.id);
    CHECK(is_published != used_by_clients.contains(std::string(row.id)));
  }
  for (const auto& fact : facts) {
    const auto is_it = [&](const auto& row) { return row.id == fact.id; };
    const auto served = std::find_if(api::operations().begin(), api::operations().end(), is_it);
    const auto other = std::find_if(api::not_mocked().begin(), api::not_mocked().end(), is_it);
    INFO(fact.id);
    REQUIRE((served != api::operations().end()) != (other != api::not_mocked().end()));
    if (other != api::not_mocked().end()) {
      compare(*other, fact);
    } else {
      compare(*served, fact);
      CHECK((served->reply == nullptr ? "204" : "200") == fact.success);
    }
  }
}

TEST_CASE("A published operation that is not served says so by name, with 400, whoever calls", "[published]") {
  AWorld world;
  for (const auto& row : api::not_mocked()) {
    std::string path;
    for (const char c : row.path) path += c == '{' || c == '}' ? 'x' : c;
    const auto answer = world.as(nobody).send(row.method, path, "");
    INFO(row.id);
    CHECK(answer.status == 400);
    CHECK(answer.code() == "not_mocked");
    CHECK(answer.message().find(row.id) != std::string::npos);
  }
}

TEST_CASE("A path of which one method is served names the others too", "[published]") {
  AWorld world;
  const auto answer = world.as(nobody).send(Method::put, "/v1/me", "");
  CHECK(answer.status == 405);
  CHECK(answer.header("Allow") == "GET, HEAD, PATCH");
}

}  // namespace
}  // namespace mock::test
