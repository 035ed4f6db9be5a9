// Who may do what: callers × operations, as one table.
#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

struct Request_ {
  const char* operation;
  Method method;
  std::string target;
  nlohmann::json body;
};

const nlohmann::json no_body;
const nlohmann::json grant_nothing{{"permissions", nlohmann::json::array()}};

// Every operation on the organization, once. Each is sent to a fresh world.
const std::vector<Request_> requests{
    {"OrganizationGet", Method::get, acme, no_body},
    {"OrganizationUpdate", Method::patch, acme, {{"name", "New"}}},
    {"OrganizationDelete", Method::remove, acme + "?recursive=true", no_body},
    {"OrganizationUserList", Method::get, acme + "/user", no_body},
    {"OrganizationUserGet", Method::get, acme + "/user/u5a1e9d0c004", no_body},
    {"ApplicationUsersList", Method::get, acme + "/application-users", no_body},
    {"ApplicationUserCreate", Method::post, acme + "/application-users", {{"name", "n"}}},
    {"ApplicationUserGet", Method::get, ci, no_body},
    {"ApplicationUserUpdate", Method::patch, ci, {{"name", "n"}}},
    {"ApplicationUserDelete", Method::remove, ci, no_body},
    {"ApplicationUserAccessTokensList", Method::get, ci + "/access-tokens", no_body},
    {"ApplicationUserAccessTokenCreate", Method::post, ci + "/access-tokens", {{"description", "d"}}},
    {"ApplicationUserAccessTokenDelete", Method::remove, ci + "/access-tokens/ci-expires-a", no_body},
    {"PermissionsGet", Method::get, acme_permissions, no_body},
    {"PermissionsSet", Method::put, acme_permissions, grant_nothing},
    {"PermissionsUpdate", Method::patch, acme_permissions, grant_nothing},
};

struct Caller_ {
  const char* who;
  std::string_view token;
  std::string allowed;  // a letter for each request above: y yes, n no (403), ? no valid token (401)
};

TEST_CASE("The table of callers and operations", "[access]") {
  const auto caller = GENERATE(values<Caller_>({
      //                                         OOOOOAAAAAAAAPPP
      //                                         GUDLGLCGUDLCDGSU
      {"a super admin", sofia, "yyyyyyyyyyyyyyyy"},
      {"an organization admin", arthur, "yynyyyyyyyyyyyyy"},
      {"a holder of app_users:write", tess, "ynnyyyyyyyyyynnn"},
      {"a plain member", mike, "ynnyynnnnnnnnnnn"},
      {"an application user without grants", ci_expiring, "ynnyynnnnnnnnnnn"},
      {"somebody of another organization", olga, "nnnnnnnnnnnnnnnn"},
      {"a caller with an unknown token", "unknown-token-unknown-token", "????????????????"},
      {"a caller without a token", nobody, "????????????????"},
  }));
  REQUIRE(caller.allowed.size() == requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    AWorld world;
    const auto& request = requests[i];
    INFO(caller.who << ": " << request.operation);
    const auto before = world.state_but_for_use();
    const auto answer =
        world.as(caller.token).send(request.method, request.target, request.body.is_null() ? "" : request.body.dump());
    if (caller.allowed[i] == 'y') {
      CHECK((answer.status == 200 || answer.status == 204));
      continue;
    }
    if (caller.allowed[i] == 'n') {
      CHECK(answer.status == 403);
      CHECK(answer.code() == "permission_denied");
      CHECK(answer.message() == std::string("You don't have permission to perform this action: ") + request.operation);
    } else {
      CHECK(answer.status == 401);
      CHECK(answer.code().empty());
      const bool has_token = caller.token != nobody;
      CHECK(answer.message() == (has_token ? "Missing (expired) db token" : "No valid client certificate presented"));
    }
    CHECK(world.state_but_for_use() == before);
  }
}

TEST_CASE("Both ways of sending a token are understood, whatever the case of the scheme", "[access]") {
  AWorld world;
  const auto [header, status] = GENERATE(table<std::string, int>({
      {"aivenv1 sofia-super-admin-demo-token", 200},
      {"Bearer sofia-super-admin-demo-token", 200},
      {"AIVENV1  sofia-super-admin-demo-token", 200},
      {"bearer sofia-super-admin-demo-token", 200},
      {"aivenv1 \"sofia-super-admin-demo-token\"", 200},  // as some clients send it
      {"aivenv1 \"sofia-super-admin-demo-token", 401},
      {"aivenv1 \"", 401},
      {"aivenv1 \"\"", 401},
      {"Basic sofia-super-admin-demo-token", 401},
      {"sofia-super-admin-demo-token", 401},
      {"aivenv1", 401},
      {"aivenv1 ", 401},
      {"aivenv1 sofia-super-", 401},
      {"aivenv1 sofia-super-admin-demo-tokenx", 401},
  }));
  INFO(header);
  const auto answer = world.as(nobody).with_header("Authorization", header).get("/v1/me");
  CHECK(answer.status == status);
  if (status == 401) CHECK(answer.message() == "Missing (expired) db token");
}

TEST_CASE("The order of checks: path, method, caller, organization, permission, body, thing", "[access]") {
  AWorld world;
  const std::string unknown = "/v1/organization/org00000000000";
  CHECK(world.as(nobody).get("/v1/organization/org1/nothing").status == 404);  // no such path: the caller is not asked
  const auto wrong_method = world.as(nobody).put(acme + "/application-users", {});
  CHECK(wrong_method.status == 405);
  CHECK(wrong_method.header("Allow") == "GET,OPTIONS,POST");
  CHECK(world.as(nobody).post(unknown + "/application-users", {{"x", 1}}).status == 401);
  const auto no_organization = world.as(mike).post(unknown + "/application-users", {{"x", 1}});
  CHECK(no_organization.status == 404);
  CHECK(no_organization.code() == "organization_not_found");
  CHECK(world.as(mike).post(acme + "/application-users", {{"x", 1}}).status == 403);
  CHECK(world.as(sofia).patch(acme + "/application-users/u00000000000", {{"x", 1}}).status == 400);
  CHECK(world.as(sofia).patch(acme + "/application-users/u00000000000", {{"name", "x"}}).status == 404);
}

TEST_CASE("A deactivated user's tokens are refused", "[access]") {
  auto fixture = demo();
  fixture["users"][3]["state"] = "deactivated";
  AWorld world(fixture);
  const auto answer = world.as(mike).get("/v1/me");
  CHECK(answer.status == 403);
  CHECK(answer.code() == "user_deactivated");
}

TEST_CASE("Tokens from before token_validity_begin are refused", "[access]") {
  auto fixture = demo();
  fixture["users"][3]["token_validity_begin"] = "2026-01-01T00:00:01Z";
  AWorld world(fixture);
  CHECK(world.as(mike).get("/v1/me").status == 401);
  CHECK(world.control(Method::get, "/_mock/state").json["users"][3]["access_tokens"].size() == 1);
  fixture["users"][3]["token_validity_begin"] = "2026-01-01T00:00:00Z";
  AWorld later(fixture);
  CHECK(later.as(mike).get("/v1/me").status == 200);
}

}  // namespace
}  // namespace mock::test
