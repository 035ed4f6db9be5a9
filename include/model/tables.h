#pragma once
// All tables of a state, for what is done with each of them.
#include <array>
#include <string_view>
#include <tuple>

#include "model/state.h"

namespace mock {

/// The names of the tables, in their order.
inline constexpr std::array<std::string_view, 45> table_names{
    "users",
    "user_authentication_methods",
    "access_tokens",
    "verification_codes",
    "organizations",
    "members",
    "invitations",
    "authentication_methods",
    "domains",
    "domain_links",
    "units",
    "addresses",
    "payment_methods",
    "cards",
    "billing_groups",
    "invoices",
    "credit_memos",
    "credits",
    "emissions",
    "projects",
    "project_invites",
    "services",
    "alerts",
    "static_ips",
    "cmks",
    "integration_endpoints",
    "user_groups",
    "group_members",
    "grants",
    "teams",
    "team_members",
    "team_projects",
    "team_invites",
    "vpcs",
    "vpc_peering_connections",
    "vpc_settings",
    "custom_cloud_environments",
    "custom_cloud_permissions",
    "governance_accesses",
    "upgrade_steps",
    "connect_plugins",
    "connect_plugin_files",
    "connect_plugin_classes",
    "plugin_file_classes",
    "events",
};

/// Every member of a State has to be named here, so that no table is forgotten.
template <class AState>
auto tables_of(AState& state) {
  auto& [users, user_authentication_methods, access_tokens, verification_codes, organizations, members, invitations,
         authentication_methods, domains, domain_links, units, addresses, payment_methods, cards, billing_groups,
         invoices, credit_memos, credits, emissions, projects, project_invites, services, alerts, static_ips, cmks,
         integration_endpoints, user_groups, group_members, grants, teams, team_members, team_projects, team_invites,
         vpcs, vpc_peering_connections, vpc_settings, custom_cloud_environments, custom_cloud_permissions,
         governance_accesses, upgrade_steps, connect_plugins, connect_plugin_files, connect_plugin_classes,
         plugin_file_classes, events, last_log_entry_id, clock, chance] = state;
  return std::tie(users, user_authentication_methods, access_tokens, verification_codes, organizations, members,
                  invitations, authentication_methods, domains, domain_links, units, addresses, payment_methods, cards,
                  billing_groups, invoices, credit_memos, credits, emissions, projects, project_invites, services,
                  alerts, static_ips, cmks, integration_endpoints, user_groups, group_members, grants, teams,
                  team_members, team_projects, team_invites, vpcs, vpc_peering_connections, vpc_settings,
                  custom_cloud_environments, custom_cloud_permissions, governance_accesses, upgrade_steps,
                  connect_plugins, connect_plugin_files, connect_plugin_classes, plugin_file_classes, events);
}

}  // namespace mock
