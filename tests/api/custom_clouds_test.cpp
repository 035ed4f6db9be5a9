// Custom cloud environments: their states, what may change in each, and who may use them.
#include <map>

#include "support/catch.h"
#include "support/documented.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string clouds = acme + "/custom-cloud-environments";
const std::string other = "/v1/organization/" + other_id + "/custom-cloud-environments";
const std::string role = "arn:aws:iam::123456789012:role/aiven";
const std::string draft_id = "0c000000-0000-4000-8000-000000000001", slow_id = "0c000000-0000-4000-8000-000000000002",
                  leaving_id = "0c000000-0000-4000-8000-000000000003",
                  azure_id = "0c000000-0000-4000-8000-000000000004",
                  nothing_id = "0c000000-0000-4000-8000-000000000009";
const std::string draft = clouds + "/" + draft_id, slow = clouds + "/" + slow_id, leaving = clouds + "/" + leaving_id,
                  azure = clouds + "/" + azure_id, nothing = clouds + "/" + nothing_id;
const std::string acme_account = "a5a1e9d0ac1e";
const Json nobody_more{{"accounts", Json::array()}, {"projects", Json::array()}};

Json wish() {
  return {{"cloud_provider", "aws"},
          {"cloud_region", "eu-west-1"},
          {"deployment_model", "standard"},
          {"display_name", "Our own AWS"},
          {"reserved_cidr", "10.0.0.0/16"}};
}

// The demo with a draft; one whose creation and deletion take an hour; one that is being deleted; and one on azure.
Json fixture() {
  auto out = demo_without_money();
  const auto cloud = [](const std::string& id, const std::string& provider) {
    return Json{{"custom_cloud_environment_id", id},
                {"display_name", "Cloud"},
                {"cloud_provider", provider},
                {"cloud_region", "north"},
                {"reserved_cidr", "10.1.0.0/16"}};
  };
  auto second = cloud(slow_id, "aws");
  auto third = cloud(leaving_id, "google");
  second["active_time"] = second["deleted_time"] = "2026-01-01T01:00:00Z";
  third["deleting"] = true;
  third["deleted_time"] = "2026-01-01T01:00:00Z";
  out["organizations"][0]["custom_cloud_environments"] = {cloud(draft_id, "aws"), second, third,
                                                          cloud(azure_id, "azure")};
  return out;
}

std::string state_of(AWorld& world, const std::string& path) {
  return world.as(mike).get(path).json["custom_cloud_environment"]["state"];
}

const DocumentedErrors custom_cloud_errors{
    fixture,
    {
        {"CustomCloudEnvironmentGet", "404 custom_cloud_environment_not_found", get(sofia, nothing)},
        {"CustomCloudEnvironmentUpdate", "403 request_forbidden", put(sofia, leaving, {{"display_name", "Late"}})},
        {"CustomCloudEnvironmentUpdate", "404 custom_cloud_environment_not_found", put(sofia, nothing, Json::object())},
        {"CustomCloudEnvironmentDelete", "403 request_forbidden", remove(sofia, leaving)},
        {"CustomCloudEnvironmentDelete", "404 custom_cloud_environment_not_found", remove(sofia, nothing)},
        {"CustomCloudEnvironmentPermissionsGet", "404 custom_cloud_environment_not_found",
         get(sofia, nothing + "/permissions")},
        {"CustomCloudEnvironmentPermissionsSet", "403 request_forbidden",
         put(sofia, leaving + "/permissions", nobody_more)},
        {"CustomCloudEnvironmentPermissionsSet", "404 custom_cloud_environment_not_found",
         put(sofia, nothing + "/permissions", nobody_more)},
        {"CustomCloudEnvironmentProvision", "403 request_forbidden",
         post(sofia, leaving + "/provision", Json::object())},
        {"CustomCloudEnvironmentProvision", "404 custom_cloud_environment_not_found",
         post(sofia, nothing + "/provision", Json::object())},
    }};

TEST_CASE("Custom clouds are listed for the members of their organization, as long as they are there",
          "[custom_clouds]") {
  const auto all = acme + "/custom-cloud-environments";
  AWorld world;
  CHECK(world.as(mike).get(all).json == Json{{"custom_cloud_environments", Json::array()}});
  const Json wish{{"cloud_provider", "aws"},
                  {"cloud_region", "eu-west-1"},
                  {"deployment_model", "standard"},
                  {"reserved_cidr", "10.20.0.0/16"},
                  {"display_name", "Ours"}};
  const auto made = world.as(sofia).post(all, wish).json["custom_cloud_environment"];
  CHECK(world.as(mike).get(all).json["custom_cloud_environments"] == Json::array({made}));
  CHECK(world.as(olga).get(all).status == 403);
  const std::string id = made["custom_cloud_environment_id"];
  REQUIRE(world.as(sofia).remove(all + "/" + id).status == 200);
  CHECK(world.as(mike).get(all).json["custom_cloud_environments"].empty());
}

TEST_CASE("A custom cloud is drafted, changed, provisioned and deleted", "[custom clouds]") {
  AWorld world;
  auto body = wish();
  body["contact_emails"] = {{{"email", "ops@acme.example"}, {"real_name", "Ops"}}};
  body["tags"] = {{"team", "platform"}};
  const auto made = world.as(sofia).post(clouds, body);
  REQUIRE(made.status == 200);
  auto expected = made.json["custom_cloud_environment"];
  const auto id = expected["custom_cloud_environment_id"].get<std::string>();
  const auto path = clouds + "/" + id;
  const auto name = "byoc-" + id.substr(0, 8);
  CHECK(id.size() == 36);
  CHECK(expected == Json{{"aiven_aws_account_principal", "arn:aws:iam::000000000000:root"},
                         {"aiven_aws_assume_role_external_id", id},
                         {"aiven_aws_object_storage_credentials_creator_arn",
                          "arn:aws:iam::000000000000:role/object-storage-credentials-creator"},
                         {"aiven_aws_object_storage_user_arn", "arn:aws:iam::000000000000:user/object-storage"},
                         {"aiven_management_cidr_blocks", {"192.0.2.0/24"}},
                         {"aws_subnets_bastion", Json::object()},
                         {"aws_subnets_workload", Json::object()},
                         {"bucket_names", Json::object()},
                         {"byoc_resource_tags", {{"team", "platform"}}},
                         {"byoc_unique_name", name},
                         {"cloud_provider", "aws"},
                         {"cloud_region", "eu-west-1"},
                         {"contact_emails", {{{"email", "ops@acme.example"}, {"real_name", "Ops"}}}},
                         {"custom_cloud_environment_id", id},
                         {"custom_cloud_names", Json::array()},
                         {"deployment_model", "standard"},
                         {"display_name", "Our own AWS"},
                         {"errors", Json::array()},
                         {"reserved_cidr", "10.0.0.0/16"},
                         {"state", "draft"},
                         {"tags", {{"team", "platform"}}},
                         {"update_time", start_of_time},
                         {"use_customer_owned_storage", false}});

  world.advance(60);
  const auto changed =
      world.as(arthur).put(path, {{"display_name", "AWS"}, {"reserved_cidr", "10.2.0.0/20"}, {"tags", Json::object()}});
  expected["display_name"] = "AWS";
  expected["reserved_cidr"] = "10.2.0.0/20";
  expected["tags"] = expected["byoc_resource_tags"] = Json::object();
  expected["update_time"] = "2026-01-01T00:01:00Z";
  CHECK(changed.json["custom_cloud_environment"] == expected);
  CHECK(world.as(mike).get(path).json == changed.json);

  const auto provisioned = world.as(sofia).post(path + "/provision", {{"aws_iam_role_arn", role}});
  expected["aws_iam_role_arn"] = role;
  expected["custom_cloud_names"] = {name + "-aws-eu-west-1"};
  expected["state"] = "active";
  CHECK(provisioned.json["custom_cloud_environment"] == expected);

  const auto removed = world.as(sofia).remove(path);
  CHECK(removed.status == 200);
  CHECK(removed.json == Json{{"message", "Custom cloud environment deleted"}});
  CHECK(world.as(sofia).get(path).code() == "custom_cloud_environment_not_found");
  CHECK(world.world().state()->custom_cloud_environments.size() == 0);
}

TEST_CASE("An active custom cloud keeps its place, and can be renamed", "[custom clouds]") {
  AWorld world(fixture());
  REQUIRE(world.as(sofia).post(draft + "/provision", {{"aws_iam_role_arn", role}}).status == 200);
  for (const auto& change : {Json{{"cloud_provider", "google"}}, Json{{"cloud_region", "south"}},
                             Json{{"deployment_model", "hipaa"}}, Json{{"reserved_cidr", "10.9.0.0/16"}}})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).put(draft, change); }, 403, "request_forbidden");
  const auto renamed = world.as(sofia).put(draft, {{"display_name", "New"}, {"cloud_region", "north"}});
  CHECK(renamed.json["custom_cloud_environment"]["display_name"] == "New");
  const auto again = world.as(sofia).post(draft + "/provision", {{"aws_iam_role_arn", role}});
  CHECK(again.status == 409);  // what Terraform takes for done
  CHECK(again.message() == "The custom cloud environment already exists in the cloud account: it is provisioned");
}

TEST_CASE("Creating and deleting a custom cloud take until the fixture's times", "[custom clouds]") {
  AWorld world(fixture());
  CHECK(state_of(world, slow) == "draft");
  REQUIRE(world.as(sofia).post(slow + "/provision", {{"aws_iam_role_arn", role}}).status == 200);
  CHECK(state_of(world, slow) == "creating");
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).put(slow, {{"display_name", "x"}});
      },
      403, "request_forbidden");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(slow); }, 403, "request_forbidden");
  CHECK(world.as(sofia).post(slow + "/provision", Json::object()).status == 409);

  CHECK(state_of(world, leaving) == "deleting");
  world.advance(3599);
  CHECK(state_of(world, slow) == "creating");
  CHECK(state_of(world, leaving) == "deleting");
  world.advance(1);
  CHECK(state_of(world, slow) == "active");
  CHECK(world.as(sofia).get(leaving).code() == "custom_cloud_environment_not_found");
}

TEST_CASE("A custom cloud that takes its time to go is being deleted, then gone", "[custom clouds]") {
  AWorld world(fixture());
  REQUIRE(world.as(sofia).remove(slow).status == 200);
  CHECK(state_of(world, slow) == "deleting");
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).remove(slow); }, 403, "request_forbidden");
  world.advance(3600);
  CHECK(world.as(sofia).remove(slow).code() == "custom_cloud_environment_not_found");
}

TEST_CASE("The creation of a custom cloud fails once where the fixture says so", "[custom clouds]") {
  auto changed = fixture();
  changed["organizations"][0]["custom_cloud_environments"][0]["creation_error"] = "No such role";
  AWorld world(changed);
  const auto failed = world.as(sofia).post(draft + "/provision", {{"aws_iam_role_arn", role}});
  CHECK(failed.json["custom_cloud_environment"]["state"] == "creation_failed");
  CHECK(failed.json["custom_cloud_environment"]["errors"] ==
        Json::array({{{"category", "general_error"}, {"message", "No such role"}}}));
  const auto tried_again = world.as(sofia).post(draft + "/provision", Json::object());
  CHECK(tried_again.json["custom_cloud_environment"]["state"] == "active");
  CHECK(tried_again.json["custom_cloud_environment"]["errors"] == Json::array());
}

TEST_CASE("Provisioning needs the identity of its provider", "[custom clouds]") {
  AWorld world(fixture());
  const auto provision = draft + "/provision";
  const auto refused = [&](const Json& body, const std::string& code) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(provision, body); }, 400, code);
  };
  refused(Json::object(), "custom_cloud_environment_missing_configuration");
  for (const auto* arn : {"role", "arn:aws:s3:::bucket", "arn:aws:iam::1234:role/x",
                          "arn:aws:iam::123456789012:", "arn:aws:iam::12345678901x:role/x"})
    refused({{"aws_iam_role_arn", arn}}, "custom_cloud_environment_invalid_iam_role_arn");
  refused({{"oracle_compartment_id", "ocid1"}}, "bad_request");

  for (const auto& [provider, field] : std::map<std::string, std::string>{
           {"google", "google_privilege_bearing_service_account_id"}, {"oracle", "oracle_compartment_id"}}) {
    auto body = wish();
    body["cloud_provider"] = provider;
    const auto made = world.as(sofia).post(clouds, body).json["custom_cloud_environment"];
    CHECK_FALSE(made.contains("aiven_aws_account_principal"));
    const auto path = clouds + "/" + made["custom_cloud_environment_id"].get<std::string>();
    CHECK(world.as(sofia).put(path, {{field, "us"}}).json["custom_cloud_environment"][field] == "us");
    CHECK(world.as(sofia).post(path + "/provision", Json::object()).status == 200);
  }
  world.as(sofia).put(draft, {{"aws_iam_role_arn", role}});
  const auto moved = world.as(sofia).put(draft, {{"cloud_provider", "google"}}).json["custom_cloud_environment"];
  CHECK_FALSE(moved.contains("aws_iam_role_arn"));  // which was of the other provider
}

TEST_CASE("A cloud of Azure takes a subscription and a tenant", "[custom_clouds]") {
  AWorld world(fixture());
  const std::string subscription = "11111111-2222-4333-8444-555555555555";
  const std::string tenant = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
  const auto provision = [&](const Json& body) { return world.as(sofia).post(azure + "/provision", body); };
  CHECK(provision({{"azure_subscription_id", subscription}}).code() ==
        "custom_cloud_environment_missing_configuration");
  CHECK(provision({{"azure_subscription_id", "mine"}, {"azure_tenant_id", tenant}}).status == 400);
  CHECK(provision({{"aws_iam_role_arn", role}}).code() == "bad_request");
  CHECK(world.as(sofia).put(azure, {{"azure_tenant_id", tenant}}).status == 200);
  const auto active = provision({{"azure_subscription_id", subscription}}).json["custom_cloud_environment"];
  CHECK(active["state"] == "active");
  CHECK(active["azure_subscription_id"] == subscription);
  CHECK(active["azure_tenant_id"] == tenant);
  CHECK(active.contains("aiven_azure_cce_client_id"));
}

TEST_CASE("A custom cloud tells which part of its range is whose", "[custom_clouds]") {
  AWorld world(fixture());
  const auto parts = [&](const std::string& provider, const std::string& range, const std::string& bastion,
                         const std::string& workload) {
    auto body = wish();
    body["cloud_provider"] = provider;
    body["reserved_cidr"] = range;
    const auto made = world.as(sofia).post(clouds, body).json["custom_cloud_environment"];
    return made[bastion].get<std::string>() + " " + made[workload].get<std::string>();
  };
  CHECK(parts("google", "10.0.0.0/16", "google_bastion_cidr", "google_workload_cidr") == "10.0.0.0/18 10.0.128.0/17");
  CHECK(parts("oracle", "192.168.4.0/22", "oracle_subnet_bastion", "oracle_subnet_workload") ==
        "192.168.4.0/24 192.168.6.0/23");
  CHECK(parts("oracle", "10.0.0.7/32", "oracle_subnet_bastion", "oracle_subnet_workload") == "10.0.0.7/32 10.0.0.7/32");
}

TEST_CASE("A custom cloud has to be described as the API asks", "[custom clouds][limits]") {
  AWorld world(fixture());
  const auto refused = [&](const std::string& field, const Json& value) {
    INFO(field << " " << value);
    auto body = wish();
    body[field] = value;
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(clouds, body); }, 400, "");
    refuses_and_changes_nothing(
        world,
        [&] {
          return world.as(sofia).put(draft, {{field, value}});
        },
        400, "");
  };
  refused("cloud_provider", "upcloud");
  refused("cloud_region", std::string(33, 'r'));
  refused("deployment_model", "fast");
  refused("display_name", std::string(65, 'n'));
  for (const auto* range : {"", "10.0.0.0", "10.0.0/8", "10.0.0.0/33", "fd00::/16", "somewhere"})
    refused("reserved_cidr", range);
  refused("contact_emails", {{{"email", "nobody"}}});
  refused("contact_emails", std::vector<Json>(11, {{"email", "a@b.example"}}));
  refused("tags", {{"team", 1}});
  for (const auto* field : {"cloud_provider", "cloud_region", "deployment_model", "display_name", "reserved_cidr"}) {
    auto body = wish();
    body.erase(field);
    CHECK(world.as(sofia).post(clouds, body).code() == "");
  }
  refuses_and_changes_nothing(
      world,
      [&] {
        return world.as(sofia).put(draft, {{"contact_emails", Json::array()}});
      },
      400, "");
}

TEST_CASE("Members read custom clouds, admins change them", "[custom clouds]") {
  AWorld world(fixture());
  const auto before = world.state_but_for_use();
  for (const auto token : {mike, gus, una})
    for (const auto& answer :
         {world.as(token).post(clouds, wish()), world.as(token).put(draft, Json::object()),
          world.as(token).remove(draft), world.as(token).post(draft + "/provision", {{"aws_iam_role_arn", role}}),
          world.as(token).put(draft + "/permissions", nobody_more)})
      CHECK(answer.code() == "permission_denied");
  for (const auto& answer : {world.as(olga).get(draft), world.as(olga).get(draft + "/permissions")})
    CHECK(answer.code() == "permission_denied");
  CHECK(world.as(olga).get(other + "/" + draft_id).code() == "custom_cloud_environment_not_found");
  CHECK(world.as(olga).remove(other + "/" + draft_id).code() == "custom_cloud_environment_not_found");
  CHECK(world.state_but_for_use() == before);
  for (const auto token : {sofia, arthur, mike}) {
    CHECK(world.as(token).get(draft).status == 200);
    CHECK(world.as(token).get(draft + "/permissions").status == 200);
  }
  CHECK(world.as(arthur).put(draft, Json::object()).status == 200);
  CHECK(world.as(arthur).remove(draft).status == 200);
  CHECK(world.as(sofia).get(nowhere + "/custom-cloud-environments/" + draft_id).code() == "organization_not_found");
}

TEST_CASE("Accounts and projects of the organization may use a custom cloud", "[custom clouds]") {
  AWorld world(fixture());
  const auto path = draft + "/permissions";
  CHECK(world.as(sofia).get(path).json == nobody_more);
  const Json all{{"accounts", {acme_account, development}}, {"projects", {"acme-website", "acme-development"}}};
  CHECK(world.as(sofia).put(path, all).json == Json{{"message", "Permissions updated"}});
  CHECK(world.as(mike).get(path).json == all);

  const auto refused = [&](const Json& body, int status, const std::string& code) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).put(path, body); }, status, code);
  };
  refused({{"accounts", {"a5a1e9d0b0b0"}}, {"projects", Json::array()}}, 404, "account_not_found");
  refused({{"accounts", Json::array()}, {"projects", {"nothing"}}}, 404, "project_not_found");
  refused({{"accounts", Json::array()}}, 400, "");
  refused({{"accounts", std::vector<std::string>(1001, acme_account)}, {"projects", Json::array()}}, 400, "");

  world.world().change([](State& next) { projects::remove(next, "acme-development"); });
  world.world().change([](State& next) { units::remove(next, development); });
  CHECK(world.as(mike).get(path).json == Json{{"accounts", {acme_account}}, {"projects", {"acme-website"}}});
  world.world().change([](State& next) { custom_clouds::rename_project(next, "acme-website", "renamed"); });
  CHECK(world.as(mike).get(path).json["projects"] == Json{"renamed"});
  REQUIRE(world.as(sofia).put(path, nobody_more).status == 200);
  CHECK(world.as(sofia).get(path).json == nobody_more);
}

TEST_CASE("Custom clouds are saved and loaded, and go with their organization", "[custom clouds][fixtures]") {
  AWorld world(fixture());
  world.as(sofia).put(draft + "/permissions", {{"accounts", {development}}, {"projects", {"acme-website"}}});
  world.as(sofia).put(
      draft, {{"contact_emails", {{{"email", "a@b.example"}, {"role", "admin"}}}}, {"tags", {{"b", "1"}, {"a", ""}}}});
  world.as(sofia).post(slow + "/provision", {{"aws_iam_role_arn", role}});
  const auto state = world.control(Method::get, "/_mock/state");
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(copy.control(Method::get, "/_mock/state").text == state.text);
  for (const auto& path : {draft, slow, leaving, azure, draft + "/permissions"})
    CHECK(copy.as(sofia).get(path).text == world.as(sofia).get(path).text);

  REQUIRE(copy.as(sofia).remove(acme + "?recursive=true").status == 204);
  CHECK(copy.world().state()->custom_cloud_environments.size() == 0);
  CHECK(copy.world().state()->custom_cloud_permissions.size() == 0);
}

TEST_CASE("Custom clouds that contradict something are faults", "[custom clouds][fixtures]") {
  const auto [what, change, expected] = GENERATE(table<std::string, Json, std::string>({
      {"an id twice",
       {{"custom_cloud_environment_id", slow_id}},
       "/1/custom_cloud_environment_id: the custom_cloud_environment_id " + slow_id + " is used twice\n"},
      {"no role", {{"provisioned", true}}, "/0/provisioned: a provisioned one has aws_iam_role_arn\n"},
      {"provisioned on azure",
       {{"cloud_provider", "azure"}, {"provisioned", true}},
       "/0/provisioned: a provisioned one has azure_subscription_id\n"
       "/organizations/0/custom_cloud_environments/0/provisioned: a provisioned one has azure_tenant_id\n"},
      {"another provider's identity",
       {{"oracle_compartment_id", "o"}},
       "/0/oracle_compartment_id: oracle_compartment_id is not of clouds of aws\n"},
      {"no ARN", {{"aws_iam_role_arn", "role"}}, "/0/aws_iam_role_arn: is not the ARN of an IAM role\n"},
      {"deleting for ever", {{"deleting", true}}, "/0/deleting: deleted_time must say until when\n"},
      {"an unknown account",
       {{"accounts", {"a5a1e9d0b0b0"}}},
       "/0/accounts/0: the organization has no account \"a5a1e9d0b0b0\"\n"},
      {"an unknown project",
       {{"projects", {"nothing"}}},
       "/0/projects/0: the organization has no project \"nothing\"\n"},
  }));
  INFO(what);
  auto changed = fixture();
  changed["organizations"][0]["custom_cloud_environments"][0].update(change);
  CHECK(problems_of(changed) == "/organizations/0/custom_cloud_environments" + expected);
}

TEST_CASE("What a custom cloud's account is prepared with are a configuration for Terraform and its values",
          "[custom clouds]") {
  AWorld world;
  auto body = wish();
  body["cloud_region"] = "north ${a} \"b\"";
  const auto made = world.as(sofia).post(clouds, body).json["custom_cloud_environment"];
  const auto id = made["custom_cloud_environment_id"].get<std::string>();
  const auto templates = clouds + "/" + id + "/infra-templates/terraform";
  const auto configuration = world.as(mike).get(templates + "/template").json["template"].get<std::string>();
  CHECK(configuration.find("variable \"reserved_cidr\" {") != std::string::npos);
  CHECK(configuration.find("value = var.reserved_cidr\n") != std::string::npos);
  CHECK(world.as(mike).get(templates + "/variables").json == Json{{"variables",
                                                                   "cloud_provider = \"aws\"\n"
                                                                   "cloud_region = \"north $${a} \\\"b\\\"\"\n"
                                                                   "custom_cloud_environment_id = \"" +
                                                                       id +
                                                                       "\"\n"
                                                                       "deployment_model = \"standard\"\n"
                                                                       "reserved_cidr = \"10.0.0.0/16\"\n"}});
  CHECK(world.as(olga).get(templates + "/template").status == 403);
  for (const auto* which : {"/template", "/variables"})
    CHECK(world.as(sofia).get(nothing + "/infra-templates/terraform" + which).code() ==
          "custom_cloud_environment_not_found");
}

}  // namespace
}  // namespace mock::test
