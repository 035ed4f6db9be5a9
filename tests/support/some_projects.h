#pragma once
// The demo with all that a project can have: Acme's website and development, with a billing group each, and a third
// organization, Beta, in which Sofia is super admin too.
#include "support/a_world.h"

namespace mock::test {

inline const std::string main_group = "00000000-0000-4000-8000-000000000001";   // of Acme
inline const std::string other_group = "00000000-0000-4000-8000-000000000002";  // of Acme
inline const std::string beta_group = "00000000-0000-4000-8000-000000000003";   // of Beta
inline const std::string beta_id = "org5a1e9d0beta", beta_account = "a5a1e9d0beta";
inline const std::string beta = "/v1/organization/" + beta_id;
inline const std::string website = "/v1/project/acme-website", development_project = "/v1/project/acme-development";

inline nlohmann::json with_projects() {
  auto fixture = demo_without_money();
  auto& organization = fixture["organizations"][0];
  organization["billing_groups"] = {{{"billing_group_id", main_group}, {"billing_group_name", "Main"}},
                                    {{"billing_group_id", other_group}, {"billing_group_name", "Research"}}};
  auto& projects = organization["projects"];
  projects[0].update({{"billing_group_id", "Research"},
                      {"base_port", 12345},
                      {"default_cloud", "aws-eu-west-1"},
                      {"tags", {{"env", "prod"}, {"billing:cost_center", "42"}}},
                      {"tech_emails", {"Ops@acme.example"}},
                      {"ca_key", std::string(64, '7')},
                      {"available_credits", "200.00"}});
  projects[1]["estimated_balance"] = "4.11";
  fixture["organizations"].push_back(
      {{"organization_id", beta_id},
       {"account_id", beta_account},
       {"account_owner_team_id", "at5a1e9d0beta"},
       {"organization_name", "Beta"},
       {"users", {{{"user_id", "sofia@acme.example"}, {"is_super_admin", true}}, {{"user_id", "mike@acme.example"}}}},
       {"organizational_units", {{{"account_id", "a5a1e9d0bun1"}, {"account_name", "Lab"}}}},
       {"billing_groups", {{{"billing_group_id", beta_group}, {"billing_group_name", "Main"}}}}});
  return fixture;
}

/// Grants something to a user on Acme, or on one of its projects.
inline nlohmann::json granting(nlohmann::json fixture, const std::string& who, const std::string& permission,
                               const std::string& project = {}) {
  auto& permissions = fixture["organizations"][0]["permissions"];
  for (auto& each : permissions)
    if (project.empty() && each["principal_id"] == who && !each.contains("resource_type")) {
      each["permissions"].push_back(permission);
      return fixture;
    }
  nlohmann::json grant{{"principal_id", who}, {"permissions", {permission}}};
  if (!project.empty()) grant.update({{"resource_type", "project"}, {"resource_id", project}});
  permissions.push_back(grant);
  return fixture;
}

}  // namespace mock::test
