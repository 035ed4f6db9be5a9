// Projects through the older API.
#include "support/acme_teams.h"
#include "support/catch.h"
#include "support/documented.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/some_projects.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string all = "/v1/project";

Json wish(const std::string& name, const Json& more = Json::object()) {
  Json body{{"project", name}, {"account_id", "a5a1e9d0ac1e"}, {"cloud", nullptr}};
  body.update(more);
  return body;
}

const DocumentedErrors errors{
    with_projects, {{"ProjectCreate", "409 project_already_exists", post(sofia, all, wish("acme-website"))}}};

TEST_CASE("A project of the older API tells everything of itself and its billing group", "[projects]") {
  AWorld world(with_projects());
  world.world().change([](State& next) {
    auto group = billing_groups::get(next, other_group);
    group.address_lines = {"Street 1", "2nd floor"};
    group.city = "Helsinki";
    group.zip_code = "00100";
    group.company = "Acme Oy";
    group.country_code = "FI";
    group.billing_emails = {"money@acme.example"};
    group.vat_id = "FI123";
    group.billing_currency = "EUR";
    PaymentMethod method;
    method.payment_method_id = group.payment_method_id = "pm1";
    method.organization_id = group.organization_id;
    next.payment_methods.put(method);
    next.billing_groups.put(group);
  });
  const Json expected{{"account_id", "a5a1e9d0ac1e"},
                      {"account_name", "Acme"},
                      {"address_lines", {"Street 1", "2nd floor"}},
                      {"available_credits", "200.00"},
                      {"billing_address", "Acme Oy\nStreet 1\n2nd floor\n00100 Helsinki\nFinland"},
                      {"billing_currency", "EUR"},
                      {"billing_emails", {{{"email", "money@acme.example"}}}},
                      {"billing_extra_text", nullptr},
                      {"billing_group_id", other_group},
                      {"billing_group_name", "Research"},
                      {"card_info", nullptr},
                      {"city", "Helsinki"},
                      {"company", "Acme Oy"},
                      {"country", "Finland"},
                      {"country_code", "FI"},
                      {"default_cloud", "aws-eu-west-1"},
                      {"end_of_life_extension", Json::object()},
                      {"estimated_balance", "0.00"},
                      {"estimated_balance_local", nullptr},
                      {"features", Json::object()},
                      {"organization_id", acme_id},
                      {"payment_method", "card"},
                      {"project_name", "acme-website"},
                      {"state", nullptr},
                      {"tags", {{"billing:cost_center", "42"}, {"env", "prod"}}},
                      {"tech_emails", {{{"email", "Ops@acme.example"}}}},
                      {"tenant_id", "aiven"},
                      {"trial_expiration_time", nullptr},
                      {"vat_id", "FI123"},
                      {"zip_code", "00100"}};
  CHECK(world.as(sofia).get(website).json == Json{{"project", expected}});
  CHECK(world.as(sofia).get(all).json["projects"][0] == expected);
  const auto plain = world.as(sofia).get(development_project).json["project"];
  CHECK(plain["billing_group_id"] == main_group);  // the oldest
  CHECK(plain["billing_address"] == "");
  CHECK(plain["country"] == "");
  CHECK(plain["payment_method"] == "no_payment_expected");
  CHECK(plain["default_cloud"] == "google-europe-west1");
  CHECK(plain["estimated_balance"] == "4.11");
}

TEST_CASE("A project is created as clients do it, and deleted", "[projects]") {
  AWorld world(with_projects());
  const auto made = world.as(sofia).post(all, wish("acme-shop", {{"use_source_project_billing_group", false},
                                                                 {"add_account_owners_admin_access", true},
                                                                 {"tags", {{"a", "b"}}},
                                                                 {"tech_emails", {{{"email", "shop@acme.example"}}}}}));
  INFO(made.text);
  REQUIRE(made.status == 200);
  CHECK(made.json["project"]["billing_group_id"] == main_group);
  CHECK(made.json["project"]["default_cloud"] == "google-europe-west1");
  CHECK(made.json["project"]["tags"] == Json{{"a", "b"}});
  CHECK(world.as(sofia).get(all + "/acme-shop").json == made.json);
  CHECK(world.as(sofia).get(all + "/acme-shop/events").json["events"][0]["event_type"] == "project_create");
  CHECK(world.as(sofia).remove(all + "/acme-shop").json["message"] == "Project deleted");
  CHECK(world.as(sofia).get(all + "/acme-shop").code() == "project_not_found");
}

TEST_CASE("The first project of an organization without billing groups gets one", "[projects]") {
  AWorld world(demo_without_money());
  const auto made = world.as(olga).post(all, wish("others", {{"account_id", other_id}}));
  REQUIRE(made.status == 200);
  CHECK(made.json["project"]["billing_group_id"].get<std::string>().size() == 36);
  CHECK(made.json["project"]["billing_group_name"] == "Default billing group");
  const auto next = world.as(olga).post(all, wish("more-of-others", {{"account_id", "a5a1e9d0b0b0"}}));
  CHECK(next.json["project"]["billing_group_id"] == made.json["project"]["billing_group_id"]);
}

TEST_CASE("A project must have an account", "[projects]") {
  AWorld world(with_projects());
  for (const Json& none : {Json(nullptr), Json("")})
    refuses_and_changes_nothing(
        world,
        [&] {
          return world.as(sofia).post(all, wish("new", {{"account_id", none}}));
        },
        400, "orphaned_project_not_allowed");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).post(all, wish("new", {{"account_id", "a00000000000"}}));
      },
      404, "account_not_found");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).post(all, wish("new", {{"billing_group_id", beta_group}}));
      },
      400, "organization_mismatch");
}

TEST_CASE("A project is made after another one", "[projects]") {
  AWorld world(with_projects());
  const Json like{{"copy_from_project", "acme-website"}, {"account_id", ""}};
  const auto made = world.as(sofia).post(all, wish("second", like)).json["project"];
  CHECK(made["account_id"] == "a5a1e9d0ac1e");
  CHECK(made["default_cloud"] == "aws-eu-west-1");
  CHECK(made["billing_group_id"] == main_group);
  CHECK(made["tags"] == Json::object());
  CHECK(made["tech_emails"] == Json::array());

  auto more = like;
  more.update({{"copy_tags", true},
               {"tags", {{"env", "test"}, {"new", "tag"}}},
               {"cloud", "do-ams"},
               {"use_source_project_billing_group", true}});
  const auto same = world.as(sofia).post(all, wish("third", more)).json["project"];
  CHECK(same["tags"] == Json{{"billing:cost_center", "42"}, {"env", "test"}, {"new", "tag"}});
  CHECK(same["billing_group_id"] == other_group);
  CHECK(same["default_cloud"] == "do-ams");

  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).post(all, wish("new", {{"copy_from_project", "nothing"}}));
      },
      404, "project_not_found");
  const auto not_seen = world.as(olga).post(all, wish("new", like));
  CHECK(not_seen.status == 403);
  CHECK(not_seen.message() == "Not a project member");
}

TEST_CASE("What a project's billing group says is not said again otherwise", "[projects]") {
  AWorld world(with_projects());
  const auto* const code = "project_belongs_to_account_billing_group_must_use_api";
  for (const Json& field : {Json{{"vat_id", "FI1"}}, Json{{"billing_currency", "EUR"}}, Json{{"address_lines", {"a"}}},
                            Json{{"billing_emails", {{{"email", "a@b"}}}}}, Json{{"billing_address", "here"}}}) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).put(website, field); }, 400, code);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(all, wish("new", field)); }, 400, code);
  }
  CHECK(world.as(sofia)
            .put(website, {{"vat_id", ""},
                           {"billing_currency", "USD"},
                           {"address_lines", Json::array()},
                           {"billing_emails", nullptr}})
            .status == 200);
}

TEST_CASE("A project is updated by what the body names", "[projects]") {
  AWorld world(with_projects());
  auto expected = world.as(sofia).get(website).json;
  CHECK(world.as(sofia).put(website, Json::object()).json == expected);
  CHECK(world.as(sofia)
            .put(website, {{"account_id", ""}, {"billing_group_id", ""}, {"cloud", nullptr}, {"tags", nullptr}})
            .json == expected);
  expected["project"]["default_cloud"] = "do-ams";
  expected["project"]["tags"] = Json::object();
  expected["project"]["tech_emails"] = Json::array();
  CHECK(world.as(sofia)
            .put(website, {{"cloud", "do-ams"}, {"tags", Json::object()}, {"tech_emails", Json::array()}})
            .json == expected);
  expected["project"]["project_name"] = "acme-web";
  CHECK(world.as(sofia).put(website, {{"project_name", "acme-web"}}).json == expected);
  CHECK(world.as(sofia).get(all + "/acme-web").json == expected);
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).put(all + "/acme-web", {{"project_name", "acme-development"}});
      },
      409, "project_already_exists");
}

TEST_CASE("An account_id moves a project", "[projects]") {
  AWorld world(granting(with_projects(), "mike@acme.example", "organization:projects:write"));
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(mike).put(website, {{"account_id", development}});
      },
      403, "user_not_organization_admin");
  CHECK(world.as(arthur).put(website, {{"account_id", development}}).json["project"]["account_name"] == "Development");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).put(website, {{"account_id", beta_account}});
      },
      400, "organization_mismatch");
  const auto moved = world.as(sofia).put(website, {{"account_id", beta_account}, {"billing_group_id", beta_group}});
  CHECK(moved.json["project"]["organization_id"] == beta_id);
}

TEST_CASE("A project with an open balance stays, through the older API as well", "[projects]") {
  AWorld world(with_projects());
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(development_project); }, 403, "");
  CHECK(world.as(sofia).remove(development_project).message() == "Project with open balance cannot be deleted");
}

TEST_CASE("Who has nothing on a project is no member of it", "[projects]") {
  AWorld world(with_projects());
  for (const auto who : {mike, olga})
    for (const auto* path : {"", "/tags", "/kms/ca", "/users", "/events"}) {
      const auto answer = world.as(who).get(website + path);
      INFO(path);
      CHECK(answer.status == 403);
      CHECK(answer.message() == "Not a project member");
      CHECK(answer.code().empty());
    }
  const auto tess_has_something = world.as(tess).get(website);
  CHECK(tess_has_something.status == 403);
  CHECK(tess_has_something.code() == "permission_denied");
  CHECK(world.as(sofia).get(all + "/nothing").code() == "project_not_found");
  CHECK(world.as(nobody).get(website).status == 401);
}

TEST_CASE("Who may do what with projects of the older API", "[projects]") {
  const auto status = [](std::string_view who, Method method, const std::string& path, const Json& body) {
    AWorld world(granting(with_projects(), "tess@acme.example", "organization:projects:write"));
    return world.as(who).send(method, path, body.dump()).status;
  };
  for (const auto who : {sofia, arthur, tess}) {
    CHECK(status(who, Method::post, all, wish("new")) == 200);
    CHECK(status(who, Method::put, website, Json::object()) == 200);
    CHECK(status(who, Method::remove, website, Json::object()) == 200);
  }
  for (const auto who : {mike, olga, una}) {
    CHECK(status(who, Method::post, all, wish("new")) == 403);
    CHECK(status(who, Method::put, website, Json::object()) == 403);
    CHECK(status(who, Method::remove, website, Json::object()) == 403);
  }
  CHECK(status(una, Method::post, all, wish("new", {{"account_id", development}})) == 200);
}

TEST_CASE("An account lists the projects that are in it", "[projects]") {
  AWorld world(granting(with_projects(), "mike@acme.example", "read_only", "acme-website"));
  const auto listed = world.as(sofia).get("/v1/account/" + development + "/projects");
  REQUIRE(listed.json["projects"].size() == 1);
  CHECK(listed.json["projects"][0] == world.as(sofia).get(development_project).json["project"]);
  CHECK(listed.json["total_project_count"] == 1);
  const std::vector<std::string> only_website{"acme-website"};
  CHECK(column(world.as(arthur).get(acme_account + "/projects"), "projects", "project_name") == only_website);
  CHECK(column(world.as(mike).get(acme_account + "/projects"), "projects", "project_name") == only_website);
  CHECK(world.as(mike).get("/v1/account/" + development + "/projects").json["projects"] == Json::array());
  CHECK(world.as(una).get("/v1/account/" + development + "/projects").json["total_project_count"] == 1);
  CHECK(world.as(olga).get(acme_account + "/projects").status == 403);
  CHECK(world.as(sofia).get("/v1/account/a00000000000/projects").code() == "account_not_found");
}

TEST_CASE("A project's CA is a certificate that stays", "[projects]") {
  AWorld world(granting(with_projects(), "mike@acme.example", "read_only", "acme-website"));
  const auto certificate = world.as(sofia).get(website + "/kms/ca").json["certificate"].get<std::string>();
  CHECK(certificate.starts_with("-----BEGIN CERTIFICATE-----\n"));
  CHECK(certificate.ends_with("-----END CERTIFICATE-----\n"));
  CHECK(world.as(arthur).get(website + "/kms/ca").json["certificate"] == certificate);
  CHECK(world.as(sofia).get(development_project + "/kms/ca").json["certificate"] != certificate);
  CHECK(world.as(mike).get(website + "/kms/ca").code() == "permission_denied");
}

TEST_CASE("Projects are written and read back with all they have", "[projects]") {
  auto fixture = with_projects();
  fixture["organizations"][0]["projects"][0]["invitations"] = {{{"user_email", "new@new.example"},
                                                                {"member_type", "operator"},
                                                                {"inviting_user_email", "arthur@acme.example"},
                                                                {"verification_code", "welcome-to-the-website"},
                                                                {"create_time", "2026-01-01T00:00:00Z"},
                                                                {"expiry_time", "2026-01-02T00:00:00Z"}}};
  AWorld world(fixture);
  const auto saved = world.control(Method::get, "/_mock/state").json;
  const auto& project = saved["organizations"][0]["projects"][0];
  auto expected = fixture["organizations"][0]["projects"][0];
  expected.update({{"billing_group_id", other_group},
                   {"parent_id", "a5a1e9d0ac1e"},
                   {"estimated_balance", "0.00"},
                   {"create_time", start_of_time}});
  for (const auto* none : {"alerts", "cmks", "integration_endpoints", "services", "static_ips", "vpcs"})
    expected[none] = Json::array();
  CHECK(project == expected);
  AWorld again(saved);
  CHECK(again.control(Method::get, "/_mock/state").json == saved);
}

TEST_CASE("Faults of projects in a fixture are told", "[projects]") {
  const auto problems = [](const Json& change) {
    return problems_with([&](Json& fixture) { fixture["organizations"][0]["projects"][0].update(change); },
                         with_projects());
  };
  const std::string at = "/organizations/0/projects/0/";
  CHECK(problems({{"billing_group_id", "Nobody's"}}) ==
        at + "billing_group_id: the organization has no billing group with the id or unique name \"Nobody's\"\n");
  CHECK(problems({{"tags", {{"1a", "b"}}}}).starts_with(at + "tags/1a: the name of a tag must be"));
  for (const Json& wrong : {Json{{"base_port", 1}}, Json{{"ca_key", "short"}}, Json{{"estimated_balance", "1.2.3"}},
                            Json{{"available_credits", "1"}}, Json{{"available_credits", ".50"}},
                            Json{{"tech_emails", {"nobody"}}}, Json{{"default_cloud", ""}}})
    CHECK(problems(wrong).starts_with(at + wrong.begin().key()));
  CHECK(problems({{"available_credits", "-1.25"}}).empty());
  const Json twice{{"user_email", "new@new.example"}};
  CHECK(problems({{"invitations", {twice, twice}}}) ==
        at + "invitations/1/user_email: new@new.example is invited twice\n");
  const Json backwards{{"user_email", "new@new.example"}, {"expiry_time", "2020-01-01T00:00:00Z"}};
  CHECK(problems({{"invitations", {backwards}}}) ==
        at + "invitations/0/expiry_time: the invite expires before it is made\n");
}

TEST_CASE("A project and a team that are not there, and a name that is taken, are told in the API's own words",
          "[projects]") {
  AWorld world;
  CHECK(world.as(sofia).post(all, wish("acme-website")).message() == "Project already exists");
  CHECK(world.as(sofia).get(all + "/nothing").message() == "Project does not exist");
  CHECK(world.as(sofia).get(acme + "/project/nothing").message() == "Project does not exist");
  CHECK(world.as(sofia).get(acme + "/permissions/project/nothing").message() == "Project does not exist");
  CHECK(world.as(sofia).get("/v1/account/a5a1e9d0ac1e/team/nothing").message() == "Team does not exist");
}

}  // namespace
}  // namespace mock::test
