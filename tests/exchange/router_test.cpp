#include "exchange/router.h"

#include "support/catch.h"

namespace mock {
namespace {

struct Row {
  std::string_view name;
  Method method;
  std::string_view path;
};

const std::vector<Row> rows{
    {"list", Method::get, "/v1/users"},
    {"create", Method::post, "/v1/users"},
    {"get", Method::get, "/v1/users/{user_id}"},
    {"remove", Method::remove, "/v1/users/{user_id}"},
    {"verify", Method::post, "/v1/users/verify/{code}"},
    {"token", Method::get, "/v1/users/{user_id}/tokens/{token_prefix}"},
    {"accept", Method::post, "/v1/invite/{invite_code}"},
    {"withdraw", Method::remove, "/v1/invite/{invited_email}"},
};

Router<Row> make_router() {
  Router<Row> router(Heads::are_gets);
  for (const auto& row : rows) router.add(row);
  return router;
}

const Router<Row>& a_router() {
  static const auto router = make_router();
  return router;
}

std::string_view found(Method method, std::string_view path) {
  const auto route = a_router().find(method, path);
  return route.row == nullptr ? "" : route.row->name;
}

TEST_CASE("A path finds its row, and its parameters their values", "[router]") {
  CHECK(found(Method::get, "/v1/users") == "list");
  const auto route = a_router().find(Method::get, "/v1/users/u1/tokens/ab%2Fc+d%3D");
  REQUIRE(route.row != nullptr);
  CHECK(route.row->name == "token");
  CHECK(route.params["user_id"] == "u1");
  CHECK(route.params["token_prefix"] == "ab/c+d=");
  CHECK(route.params.find("organization_id") == nullptr);
}

TEST_CASE("A fixed segment goes before a parameter, and gives way when it leads nowhere", "[router]") {
  CHECK(found(Method::post, "/v1/users/verify/123") == "verify");
  CHECK(found(Method::get, "/v1/users/verify/tokens/1") == "token");
  CHECK(found(Method::get, "/v1/users/verify") == "get");
}

TEST_CASE("Names of parameters belong to the row, not to the place", "[router]") {
  CHECK(a_router().find(Method::post, "/v1/invite/x").params["invite_code"] == "x");
  CHECK(a_router().find(Method::remove, "/v1/invite/x").params["invited_email"] == "x");
}

TEST_CASE("What is no path of the table is not found", "[router]") {
  const auto* path = GENERATE("/", "", "v1/users", "/v1", "/v1/users/", "/v1/users//tokens/x", "/v1/users/u1/tokens",
                              "/v1/users/%zz", "/v1/USERS", "//v1/users", "/v1/users/u1/tokens/a/b");
  INFO(path);
  const auto route = a_router().find(Method::get, path);
  CHECK(route.row == nullptr);
  CHECK(route.allow.empty());
}

TEST_CASE("Another method on a known path is told which there are", "[router]") {
  const auto route = a_router().find(Method::put, "/v1/users/u1");
  CHECK(route.row == nullptr);
  CHECK(route.allow == "DELETE,GET,HEAD,OPTIONS");
}

TEST_CASE("Two rows at one place are a mistake that does not start", "[router]") {
  auto router = make_router();
  const Row again{"again", Method::get, "/v1/users/{other_name}"};
  CHECK_THROWS_AS(router.add(again), std::logic_error);
}

}  // namespace
}  // namespace mock
