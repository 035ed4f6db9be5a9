// Every error that is documented for an operation that is served, provoked.
#include <map>

#include "api/table_of_contents.h"
#include "support/catch.h"
#include "support/documented.h"
#include "support/json.h"
#include "support/published.h"

namespace mock::test {
namespace {

const std::string staff_id = "u0staff", scim_group = "ug0scim", mikes_provider = "am0mikes", okta = "am0okta";
const std::string scim_path = acme + "/user-groups/" + scim_group;
const std::string okta_domains = acme + "/authentication-methods/" + okta + "/domains";
const Json nothing = Json::object(), grants{{"permissions", Json::array()}};

// The demo with what some of the errors need.
Json fixture() {
  auto out = demo();
  auto& organization = out["organizations"][0];
  out["users"].push_back({{"user_id", staff_id}, {"user_email", "staff@aiven.example"}, {"is_internal_user", true}});
  organization["users"].push_back({{"user_id", staff_id}});
  organization["user_groups"].push_back(
      {{"user_group_id", scim_group}, {"user_group_name", "From elsewhere"}, {"managed_by_scim", true}});
  organization["authentication_methods"] = {
      {{"authentication_method_type", "internal"}, {"authentication_method_name", "Internal"}},
      {{"authentication_method_id", okta}, {"authentication_method_name", "Okta"}}};
  out["organizations"][1]["domains"] = {{{"domain_id", "domain-other"}, {"domain_name", "other.example"}}};
  return out;
}

Answer too_many_teams(AWorld& world) {
  Answer answer;
  for (int i = 0; i <= 100; ++i) {
    answer = world.as(sofia).post("/v1/account/a5a1e9d0ac1e/teams", {{"team_name", "team " + std::to_string(i)}});
    if (answer.status != 200) break;
  }
  return answer;
}

Answer the_same_team_twice(AWorld& world) {
  world.as(sofia).post("/v1/account/a5a1e9d0ac1e/teams", {{"team_name", "Builders"}});
  return world.as(sofia).post("/v1/account/a5a1e9d0ac1e/teams", {{"team_name", "Builders"}});
}

Answer sign_in_when_deactivated(AWorld& world) {
  world.world().change(
      [](State& next) { users::edit(next, mike_id, Wish<User>().set<&User::state>(UserState::deactivated)); });
  return world.as(nobody).post("/v1/userauth", {{"email", "mike@acme.example"}, {"password", "mike-likes-the-demo"}});
}

const std::string on_staff = acme + "/application-users/" + staff_id, on_mike = acme + "/application-users/" + mike_id,
                  on_nobody = acme + "/application-users/u00000000000", elsewhere = nowhere + "/application-users/u1";
const Json name{{"name", "n"}},
    ranges{{"api_client_ip_allowlist", {"192.0.2.0/24"}}, {"api_client_ip_allowlist_enabled", true}};
const Json add{{"operation", "add_members"}, {"member_ids", {mike_id}}};

const DocumentedErrors people_and_organizations{
    fixture,
    {
        {"AccountCreate", "403 account_unit_cannot_create_for_personal_tier",
         post(olga, "/v1/account", {{"account_name", "u"}, {"parent_account_id", "a5a1e9d0b0b0"}})},
        {"AccountTeamCreate", "400 team_names_must_be_unique", the_same_team_twice},
        {"AccountTeamCreate", "403 feature_not_enabled", post(olga, "/v1/account/a5a1e9d0b0b0/teams", nothing)},
        {"AccountTeamCreate", "403 team_limit_exceeded", too_many_teams},
        {"AccountTeamCreate", "404 account_not_found", post(sofia, "/v1/account/a00000000000/teams", nothing)},
        {"ApplicationUserGet", "400 user_not_application_user", get(sofia, on_mike)},
        {"ApplicationUserGet", "403 user_is_internal_user", get(sofia, on_staff)},
        {"ApplicationUserGet", "404 organization_not_found", get(sofia, elsewhere)},
        {"ApplicationUserGet", "404 organization_user_not_found", get(sofia, on_nobody)},
        {"ApplicationUserUpdate", "400 user_not_application_user", patch(sofia, on_mike, name)},
        {"ApplicationUserUpdate", "403 user_is_internal_user", patch(sofia, on_staff, name)},
        {"ApplicationUserUpdate", "404 organization_not_found", patch(sofia, elsewhere, name)},
        {"ApplicationUserUpdate", "404 organization_user_not_found", patch(sofia, on_nobody, name)},
        {"OrganizationAuthDomainList", "403 user_not_organization_admin", get(mike, okta_domains)},
        {"OrganizationAuthDomainLink", "400 organization_mismatch",
         put(sofia, okta_domains, {{"domain_id", "domain-other"}})},
        {"OrganizationAuthDomainLink", "403 user_not_organization_admin",
         put(mike, okta_domains, {{"domain_id", "domain-other"}})},
        {"OrganizationAuthDomainLink", "404 organization_not_found",
         put(sofia, nowhere + "/authentication-methods/a/domains", {{"domain_id", "d"}})},
        {"OrganizationAuthDomainUnlink", "403 user_not_organization_admin",
         remove(mike, okta_domains + "/domain-5a1e9d0d001")},
        {"OrganizationAuthDomainUnlink", "404 organization_not_found",
         remove(sofia, nowhere + "/authentication-methods/a/domains/d")},
        {"UserGroupDelete", "409 resource_managed_by_scim", remove(sofia, scim_path)},
        {"UserGroupUpdate", "409 resource_managed_by_scim", patch(sofia, scim_path, {{"description", "d"}})},
        {"UserGroupMembersUpdate", "409 resource_managed_by_scim", patch(sofia, scim_path + "/members", add)},
        {"OrganizationDelete", "404 organization_not_found", remove(sofia, nowhere + "?recursive=true")},
        {"OrganizationIPAllowListGet", "404 organization_not_found",
         get(sofia, nowhere + "/config/api-client-ip-allowlist")},
        {"OrganizationIPAllowListSet", "400 api_client_ip_allowlist_blocks_caller",
         put(sofia, acme + "/config/api-client-ip-allowlist", ranges)},
        {"OrganizationIPAllowListSet", "404 organization_not_found",
         put(sofia, nowhere + "/config/api-client-ip-allowlist", ranges)},
        {"DiscoveredOrganizationList", "404 organization_not_found", get(sofia, nowhere + "/discovered-organizations")},
        {"PermissionsGet", "400 unsupported_resource_type", get(sofia, acme + "/permissions/planet/earth")},
        {"PermissionsUpdate", "400 unsupported_resource_type",
         patch(sofia, acme + "/permissions/planet/earth", grants)},
        {"PermissionsSet", "400 unsupported_resource_type", put(sofia, acme + "/permissions/planet/earth", grants)},
        {"OrganizationUserDelete", "400 cannot_remove_managed_users_from_organization",
         remove(sofia, acme + "/user/" + mona_id)},
        {"OrganizationUserDelete", "400 organization_must_have_one_super_admin",
         remove(sofia, acme + "/user/" + sofia_id)},
        {"OrganizationUserDelete", "403 action_forbidden_for_managed_users", remove(mona, acme + "/user/" + mona_id)},
        {"OrganizationMemberPermissionsList", "404 organization_not_found",
         get(sofia, nowhere + "/user/" + mike_id + "/permissions")},
        {"UserAccountDelete", "400 cannot_delete_active_managed_users", remove(sofia, "/v1/user/" + mona_id)},
        {"UserAccountDelete", "400 cannot_delete_users_with_organizations_memberships",
         remove(mike, "/v1/user/" + mike_id)},
        {"UserAccountDelete", "403 action_forbidden_for_managed_users", remove(mona, "/v1/user/" + mona_id)},
        {"UserAccountDelete", "403 action_forbidden_on_application_users", remove(sofia, "/v1/user/" + ci_id)},
        {"UserAccountDelete", "403 action_forbidden_on_unmanaged_users", remove(sofia, "/v1/user/" + mike_id)},
        {"UserAccountDelete", "403 user_not_organization_admin", remove(mike, "/v1/user/" + mona_id)},
        {"UserAuth", "403 user_deactivated", sign_in_when_deactivated},
    }};

// Where topics are not governed their list is empty (K16). No world knows of marketplaces, and no field of the request
// speaks of one. Clouds of all providers are provisioned (K5). Neither do these two requests name a project that could
// be missing.
const std::map<std::string, Names> out_of_reach{
    {"AccountCreate", {"400 marketplace_subscription_already_linked_to_organization"}},
    {"CustomCloudEnvironmentProvision", {"400 custom_cloud_environment_cloud_not_supported"}},
    {"OrganizationGovernanceAccessList", {"400 kafka_governance_not_enabled"}},
    {"OrganizationProjectsCreate", {"404 project_not_found"}},
    {"OrganizationProjectsList", {"404 project_not_found"}},
};

TEST_CASE("Every documented error of an operation is what the operation answers", "[documented]") {
  for (const auto& each : documented_errors()) {
    INFO(each.operation << ": " << each.error);
    AWorld world(each.fixture());
    const auto answer = each.provoke(world);
    CHECK(std::to_string(answer.status) + " " + answer.code() == each.error);
    CHECK(world.log().find(std::string(" ") + each.operation + " ") != std::string::npos);
  }
}

TEST_CASE("No documented error of an operation that is served goes without a test", "[documented]") {
  std::map<std::string, Names> tested = out_of_reach;
  for (const auto& each : documented_errors()) tested[each.operation].insert(each.error);
  for (const auto& operation : published()) {
    const auto is_served = std::any_of(api::operations().begin(), api::operations().end(),
                                       [&](const Operation& row) { return row.id == operation.id; });
    INFO(operation.id);
    if (is_served) CHECK(tested[operation.id] == operation.errors);
  }
}

}  // namespace
}  // namespace mock::test
