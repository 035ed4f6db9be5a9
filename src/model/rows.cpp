#include "model/rows.h"

#include "model/state.h"

namespace mock {

// Every member of a State has to be named here, so that no table is forgotten.
std::vector<std::pair<std::string_view, std::size_t>> rows(const State& state) {
  const auto& [users, user_authentication_methods, access_tokens, verification_codes, organizations, members,
               invitations, authentication_methods, domains, domain_links, units, addresses, payment_methods, cards,
               billing_groups, invoices, credit_memos, credits, emissions, projects, project_invites, services, alerts,
               static_ips, cmks, integration_endpoints, user_groups, group_members, grants, teams, team_members,
               team_projects, team_invites, vpcs, vpc_peering_connections, vpc_settings, custom_cloud_environments,
               custom_cloud_permissions, governance_accesses, upgrade_steps, connect_plugins, connect_plugin_files,
               connect_plugin_classes, plugin_file_classes, events, last_log_entry_id, clock, chance] = state;
  return {
      {"users", users.size()},
      {"user_authentication_methods", user_authentication_methods.size()},
      {"access_tokens", access_tokens.size()},
      {"verification_codes", verification_codes.size()},
      {"organizations", organizations.size()},
      {"members", members.size()},
      {"invitations", invitations.size()},
      {"authentication_methods", authentication_methods.size()},
      {"domains", domains.size()},
      {"domain_links", domain_links.size()},
      {"units", units.size()},
      {"addresses", addresses.size()},
      {"payment_methods", payment_methods.size()},
      {"cards", cards.size()},
      {"billing_groups", billing_groups.size()},
      {"invoices", invoices.size()},
      {"credit_memos", credit_memos.size()},
      {"credits", credits.size()},
      {"emissions", emissions.size()},
      {"projects", projects.size()},
      {"project_invites", project_invites.size()},
      {"services", services.size()},
      {"alerts", alerts.size()},
      {"static_ips", static_ips.size()},
      {"cmks", cmks.size()},
      {"integration_endpoints", integration_endpoints.size()},
      {"user_groups", user_groups.size()},
      {"group_members", group_members.size()},
      {"grants", grants.size()},
      {"teams", teams.size()},
      {"team_members", team_members.size()},
      {"team_projects", team_projects.size()},
      {"team_invites", team_invites.size()},
      {"vpcs", vpcs.size()},
      {"vpc_peering_connections", vpc_peering_connections.size()},
      {"vpc_settings", vpc_settings.size()},
      {"custom_cloud_environments", custom_cloud_environments.size()},
      {"custom_cloud_permissions", custom_cloud_permissions.size()},
      {"governance_accesses", governance_accesses.size()},
      {"upgrade_steps", upgrade_steps.size()},
      {"connect_plugins", connect_plugins.size()},
      {"connect_plugin_files", connect_plugin_files.size()},
      {"connect_plugin_classes", connect_plugin_classes.size()},
      {"plugin_file_classes", plugin_file_classes.size()},
      {"events", events.size()},
  };
}

}  // namespace mock
