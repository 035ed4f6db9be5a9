#pragma once
// Everything one world knows. Copying a State takes constant time, and changing a copy leaves the original as it was:
// a snapshot, a fork or a reset is a State that somebody kept. Verbs live beside the things they are about
// (organizations.h, access_tokens.h, …); a verb that refuses throws, and the draft it worked on is thrown away.
#include "base/chance.h"
#include "base/table.h"
#include "base/time.h"
#include "model/access_tokens.h"
#include "model/addresses.h"
#include "model/authentication_methods.h"
#include "model/billing_groups.h"
#include "model/cards.h"
#include "model/connect_plugins.h"
#include "model/credit_memos.h"
#include "model/credits.h"
#include "model/custom_clouds.h"
#include "model/domains.h"
#include "model/emissions.h"
#include "model/events.h"
#include "model/governance.h"
#include "model/invitations.h"
#include "model/invoices.h"
#include "model/members.h"
#include "model/organizations.h"
#include "model/payment_methods.h"
#include "model/permissions.h"
#include "model/project_invites.h"
#include "model/project_lists.h"
#include "model/projects.h"
#include "model/services.h"
#include "model/team_invites.h"
#include "model/team_projects.h"
#include "model/teams.h"
#include "model/units.h"
#include "model/upgrade_steps.h"
#include "model/user_authentication_methods.h"
#include "model/user_groups.h"
#include "model/users.h"
#include "model/verification_codes.h"
#include "model/vpc_peering_connections.h"
#include "model/vpcs.h"

namespace mock {

struct State {
  Table<User> users;
  Table<UserAuthenticationMethod> user_authentication_methods;
  Table<AccessToken> access_tokens;
  Table<VerificationCode> verification_codes;
  Table<Organization> organizations;
  Table<Member> members;
  Table<Invitation> invitations;
  Table<AuthenticationMethod> authentication_methods;
  Table<Domain> domains;
  Table<DomainLink> domain_links;
  Table<Unit> units;
  Table<Address> addresses;
  Table<PaymentMethod> payment_methods;
  Table<Card> cards;
  Table<BillingGroup> billing_groups;
  Table<Invoice> invoices;
  Table<CreditMemo> credit_memos;
  Table<Credit> credits;
  Table<Emission> emissions;
  Table<Project> projects;
  Table<ProjectInvite> project_invites;
  Table<Service> services;
  Table<Alert> alerts;
  Table<StaticIp> static_ips;
  Table<Cmk> cmks;
  Table<IntegrationEndpoint> integration_endpoints;
  Table<UserGroup> user_groups;
  Table<GroupMember> group_members;
  Table<Grant> grants;
  Table<Team> teams;
  Table<TeamMember> team_members;
  Table<TeamProject> team_projects;
  Table<TeamInvite> team_invites;
  Table<Vpc> vpcs;
  Table<VpcPeeringConnection> vpc_peering_connections;
  Table<VpcSettings> vpc_settings;
  Table<CustomCloudEnvironment> custom_cloud_environments;
  Table<CustomCloudPermission> custom_cloud_permissions;
  Table<GovernanceAccess> governance_accesses;
  Table<UpgradeStep> upgrade_steps;
  Table<ConnectPlugin> connect_plugins;
  Table<ConnectPluginFile> connect_plugin_files;
  Table<ConnectPluginClass> connect_plugin_classes;
  Table<PluginFileClass> plugin_file_classes;
  Table<Event> events;

  std::int64_t last_log_entry_id = 0;  // of events

  Clock clock;
  Chance chance;  // ids and tokens
};

}  // namespace mock
