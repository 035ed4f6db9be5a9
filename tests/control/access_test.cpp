// GET /_mock/access: who may do what, without a request.
#include "api/table_of_contents.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

Json decisions(AWorld& world, const std::string& query = "") {
  const auto answer = world.control(Method::get, "/_mock/access" + query);
  INFO(answer.text.substr(0, 1000));
  REQUIRE(answer.status == 200);
  return answer.json["decisions"];
}

TEST_CASE("A decision tells every check in order, what passed it, and why", "[access][control]") {
  AWorld world;
  const auto found =
      decisions(world, "?principal=mike@acme.example&operation=ApplicationUserCreate&organization_id=" + acme_id);
  REQUIRE(found.size() == 1);
  const auto& decision = found[0];
  CHECK(decision["principal"] == "mike@acme.example");
  CHECK(decision["user_id"] == mike_id);
  CHECK(decision["place"] == "organization Acme (" + acme_id + ")");
  CHECK(decision["allowed"] == false);
  std::vector<std::string> checks;
  for (const auto& check : decision["checks"]) checks.push_back(check["check"]);
  CHECK(checks == std::vector<std::string>{"token", "user_state", "token_addresses", "token_scopes", "membership",
                                           "organization_addresses", "client", "sign_in", "two_factor", "permission"});
  CHECK(decision["checks"].back()["needed"] == Json{"organization:app_users:write"});
  CHECK(decision["because"] == decision["checks"].back()["text"]);
}

TEST_CASE("Asking who may leaves no trace, in the world or in its journal", "[access][control]") {
  AWorld world;
  const auto before = world.world().state();
  decisions(world);
  CHECK(world.world().state() == before);
  CHECK(world.control(Method::get, "/_mock/journal").json["seen"] == 0);
}

TEST_CASE("A filter that nothing in the world has is refused, not answered with nothing", "[access][control]") {
  AWorld world;
  for (const auto* query : {"?organization_id=org1", "?account_id=a1", "?project=p1", "?token=nobody-has-it",
                            "?from=here", "?colour=red"}) {
    INFO(query);
    CHECK(world.control(Method::get, std::string("/_mock/access") + query).status == 400);
  }
}

TEST_CASE("With a token that is named, its scopes and addresses count", "[access][control]") {
  AWorld world;
  const auto of = [&](const std::string& more) {
    return decisions(world, "?principal=*&operation=OrganizationGet&organization_id=" + acme_id + more);
  };
  const auto allowed = [](const Json& all, const std::string& user_id) {
    for (const auto& each : all)
      if (each["user_id"] == user_id) return each["allowed"].get<bool>();
    FAIL("no decision about " + user_id);
    return false;
  };
  CHECK(allowed(of(""), terraform_id));
  CHECK_FALSE(allowed(of("&token=" + std::string(terraform_office.substr(0, 12))), terraform_id));
  CHECK(allowed(of("&from=192.0.2.7&token=" + std::string(terraform_office.substr(0, 12))), terraform_id));
  CHECK(of("&token=" + std::string(terraform_office.substr(0, 12))).size() == 1);  // of nobody else
}

// The path of a request about the place of a decision, and none when it names what is no place.
std::string path_of(const Operation& operation, const std::string& project, const std::string& organization_id) {
  std::string path(operation.path);
  const auto fill = [&](const std::string& parameter, const std::string& value) {
    if (const auto at = path.find("{" + parameter + "}"); at != std::string::npos)
      path.replace(at, parameter.size() + 2, value);
  };
  fill("organization_id", organization_id);
  for (const auto* name : {"project", "project_name", "project_id"}) fill(name, project);
  return path.find('{') == std::string::npos ? path : "";
}

TEST_CASE("It says yes exactly when a request is not refused with 401 or 403", "[access][control][decisions]") {
  AWorld world;
  const std::vector<std::pair<std::string, std::string_view>> callers{
      {sofia_id, sofia}, {arthur_id, arthur}, {tess_id, tess}, {mike_id, mike},
      {olga_id, olga},   {gus_id, gus},       {una_id, una},   {mona_id, mona}};
  std::size_t compared = 0;
  std::size_t refused = 0;
  for (const auto& [user_id, token] : callers) {
    const auto all = decisions(world, "?operation=*&organization_id=" + acme_id + "&principal=" + user_id);
    for (const auto& decision : all) {
      if (!decision["also_needs"].is_null()) continue;
      const auto operation = std::find_if(api::operations().begin(), api::operations().end(),
                                          [&](const auto& row) { return row.id == decision["operation"]; });
      if (operation->method != Method::get) continue;  // what changes nothing
      const auto place = decision["place"].get<std::string>();
      const auto path = path_of(*operation, place.starts_with("project ") ? place.substr(8) : "", acme_id);
      if (path.empty()) continue;
      const auto status = world.as(token).get(path).status;
      INFO(user_id << " " << path << ": " << status << ", " << decision["because"]);
      CHECK((status != 401 && status != 403) == decision["allowed"].get<bool>());
      ++compared;
      refused += decision["allowed"].get<bool>() ? 0 : 1;
    }
  }
  CHECK(compared > 300);
  CHECK(refused > 50);
}

}  // namespace
}  // namespace mock::test
