#include "plan.h"

#include <algorithm>
#include <array>

namespace mock::capture {
namespace {

bool is_person(const Thing& user) {
  const auto* info = user.find("user_info");
  return info != nullptr && !info->flag("is_application_user");
}
bool is_application_user(const Thing& user) { return !is_person(user); }
// The tokens of others are nobody's business.
bool is_managed(const Thing& user) {
  const auto* info = user.find("user_info");
  return info != nullptr && is_person(user) && user.owner != nullptr &&
         info->text("managing_organization_id") == user.owner->text("organization_id");
}
bool is_credit_card(const Thing& method) { return method.text("payment_method_type") == "credit_card"; }
bool is_bank_transfer(const Thing& method) { return method.text("payment_method_type") == "bank_transfer"; }
bool is_custom(const Thing& method) { return method.text("payment_method_type") == "custom"; }
bool has_lines(const Thing& invoice) { return !invoice.flag("download_only"); }
bool is_owner_team(const Thing& team) {
  return team.owner != nullptr && team.text("team_id") == team.owner->text("account_owner_team_id");
}
bool is_other_team(const Thing& team) { return !is_owner_team(team); }
// The super admins are told among the users.
void hide_owner_team(Thing& team, Arena& /*arena*/) { team.is_hidden = is_owner_team(team); }

// The list tells all accounts that the caller sees, those of other organizations and the root accounts as well.
void hide_what_is_no_unit(Thing& account, Arena& /*arena*/) {
  const auto root = account.owner->text("account_id");
  account.is_hidden = account.text("root_account_id") != root || account.text("account_id") == root;
}
bool is_unit(const Thing& account) { return !account.is_hidden; }

// Its state tells what was done to it.
void complete_custom_cloud(Thing& environment, Arena& /*arena*/) {
  environment.set("provisioned", Value(environment.text("state") != "draft"));
}

// The first twelve characters of a token are known to everybody; the others are made.
void complete_token(Thing& token, Arena& arena) {
  constexpr std::size_t length_of_prefix = 12;
  if (const auto prefix = token.text("token_prefix"); prefix.size() == length_of_prefix)
    token.set("full_token", arena.text(prefix));
}

std::vector<Reading> tokens_of(std::string_view operation, bool (*of_whom)(const Thing&), const Names& params) {
  return {{.operation = operation,
           .from = "tokens",
           .into = "access_tokens",
           .when = of_whom,
           .params = params,
           .complete = complete_token}};
}

Reading users() {
  Reading reading{.operation = "OrganizationUserList", .from = "users", .into = "users"};
  reading.then = {{.operation = "OrganizationUserAuthenticationMethodsList",
                   .from = "authentication_methods",
                   .into = "authentication_methods",
                   .when = is_person,
                   .params = {{"member_user_id", "user_id"}},
                   .calls = {{"local_provider_id", "authentication_method_id"}}}};
  for (auto& more : tokens_of("OrganizationUserTokensList", is_managed, {{"member_user_id", "user_id"}}))
    reading.then.push_back(std::move(more));
  for (auto& more : tokens_of("ApplicationUserAccessTokensList", is_application_user, {}))
    reading.then.push_back(std::move(more));
  return reading;
}

Reading permissions(std::string_view type, std::string_view id, bool beside) {
  return {.operation = "PermissionsGet",
          .from = "permissions",
          .into = "permissions",
          .beside = beside,
          .params = {{"resource_type", type}, {"resource_id", id}},
          .adds = {{"resource_type", type}, {"resource_id", id}}};
}

Reading payment_methods() {
  const auto of = [](std::string_view operation, bool (*when)(const Thing&)) {
    return Reading{.operation = operation, .when = when};
  };
  return {.operation = "PaymentMethodsList",
          .from = "payment_methods",
          .into = "payment_methods",
          .then = {of("CreditCardGet", is_credit_card), of("BankTransferGet", is_bank_transfer),
                   of("PaymentMethodCustomGet", is_custom)}};
}

Reading billing_groups() {
  return {.operation = "OrganizationBillingGroupList",
          .from = "billing_groups",
          .into = "billing_groups",
          .calls = {{"custom_invoice_text", "billing_extra_text"}},
          .then = {{.operation = "BillingGroupGet", .from = "billing_group"},
                   {.operation = "BillingGroupCreditsList",
                    .from = "credits",
                    .into = "credits",
                    .beside = true,
                    .adds = {{"billing_group_id", "billing_group_id"}}}}};
}

Reading invoices() {
  return {.operation = "OrganizationBillingInvoiceList",
          .from = "invoices",
          .into = "invoices",
          .calls = {{"create_time", "generated_at"},
                    {"invoice_period.begin_time", "period_begin"},
                    {"invoice_period.end_time", "period_end"}},
          .then = {{.operation = "InvoiceGet", .from = "invoice", .knows_better = true},
                   {.operation = "OrganizationBillingInvoiceLinesList",
                    .from = "lines",
                    .into = "lines",
                    .when = has_lines,
                    .calls = {{"begin_time", "timestamp_begin"},
                              {"end_time", "timestamp_end"},
                              {"cloud", "cloud_name"},
                              {"plan", "service_plan"},
                              {"project_id", "project_name"},
                              {"service_id", "service_name"},
                              {"total", "line_total_local"},
                              {"total_usd", "line_total_usd"},
                              {"pre_discount", "line_pre_discount_local"}}}}};
}

Reading credit_memos() {
  return {.operation = "OrganizationBillingCreditMemosList",
          .from = "credit_memos",
          .into = "credit_memos",
          .calls = {{"invoice_period.begin_time", "period_begin"}, {"invoice_period.end_time", "period_end"}}};
}

// That they are active is what becomes of them anyway.
Names usual_of_vpcs() {
  return {{"state", "ACTIVE"},
          {"peering_connections.state", "ACTIVE"},
          {"state_info.message", "The peering connection is active"}};
}

Reading vpcs(std::string_view list, std::string_view one, std::string_view into) {
  return {.operation = list,
          .from = "vpcs",
          .into = into,
          .usual = usual_of_vpcs(),
          .then = {{.operation = one, .calls = {{"state_info.message", "state_message"}}, .usual = usual_of_vpcs()}}};
}

Reading projects() {
  const auto in_project = [](std::string_view operation, std::string_view from, std::string_view into) {
    return Reading{.operation = operation, .from = from, .into = into, .params = {{"project", "project_name"}}};
  };
  auto project_vpcs = vpcs("VpcList", "VpcGet", "vpcs");
  project_vpcs.params = project_vpcs.then.front().params = {{"project", "project_name"}};
  auto get = in_project("ProjectGet", "project", "");
  auto invitations = in_project("ProjectUserList", "invitations", "invitations");
  invitations.calls = {{"invited_user_email", "user_email"}, {"invite_time", "create_time"}};
  auto services = in_project("ServiceList", "services", "services");
  services.usual = {{"group_list", R"(["default"])"}, {"service_integrations", "[]"}, {"user_config", "{}"}};
  auto endpoints =
      in_project("ServiceIntegrationEndpointList", "service_integration_endpoints", "integration_endpoints");
  endpoints.usual = {{"endpoint_config", "{}"}, {"user_config", "{}"}};
  return {.operation = "OrganizationProjectsList",
          .from = "projects",
          .into = "projects",
          .calls = {{"project_id", "project_name"}},
          .then = {get, invitations, project_vpcs, services, in_project("ProjectAlertsList", "alerts", "alerts"),
                   in_project("StaticIPList", "static_ips", "static_ips"), in_project("CMKList", "cmks", "cmks"),
                   endpoints, permissions("=project", "project_name", true)}};
}

Reading units() {
  auto granted = permissions("=organization_unit", "account_id", true);
  granted.when = is_unit;
  return {.operation = "AccountList",
          .from = "accounts",
          .into = "organizational_units",
          .complete = hide_what_is_no_unit,
          .then = {granted}};
}

Reading teams() {
  const auto invites = [&](bool (*when)(const Thing&), std::string_view into, bool beside) {
    return Reading{
        .operation = "AccountTeamInvitesList", .from = "account_invites", .into = into, .beside = beside, .when = when};
  };
  return {
      .operation = "AccountTeamList",
      .from = "teams",
      .into = "teams",
      .complete = hide_owner_team,
      .then = {{.operation = "AccountTeamMembersList", .from = "members", .into = "members", .when = is_other_team},
               {.operation = "AccountTeamProjectList", .from = "projects", .into = "projects", .when = is_other_team},
               invites(is_other_team, "invites", false),
               invites(is_owner_team, "account_owner_invites", true)}};
}

Reading plugins() {
  return {.operation = "KafkaConnectCustomPluginList",
          .from = "plugins",
          .into = "kafka_connect_plugins",
          .then = {{.operation = "KafkaConnectCustomPluginFileListByName",
                    .from = "plugin_files",
                    .into = "files",
                    .then = {{.operation = "KafkaConnectCustomPluginFileGet"}}}}};
}

}  // namespace

bool is_part_of_its_thing(std::string_view object) {
  constexpr std::array objects{"user_info", "clouds",         "state_info",    "access_data",
                               "card_info", "invoice_period", "payment_method"};
  return std::find(objects.begin(), objects.end(), object) != objects.end();
}

const std::vector<Reading>& plan(bool with_invoices) {
  static const std::vector<Reading> plain{
      {.operation = "AccountGet", .from = "account"},
      users(),
      {.operation = "OrganizationUserInvitationsList", .from = "invitations", .into = "invitations"},
      {.operation = "UserGroupsList",
       .from = "user_groups",
       .into = "user_groups",
       .then = {{.operation = "UserGroupMemberList", .from = "members", .into = "members", .texts = "user_id"}}},
      units(),
      {.operation = "OrganizationAddressList", .from = "addresses", .into = "addresses"},
      payment_methods(),
      billing_groups(),
      projects(),
      permissions("=organization", "organization_id", false),
      teams(),
      {.operation = "AccountAuthenticationMethodsList",
       .from = "authentication_methods",
       .into = "authentication_methods"},
      {.operation = "OrganizationDomainsList", .from = "domains", .into = "domains"},
      {.operation = "OrganizationIPAllowListGet"},
      {.operation = "OrganizationAuthenticationConfigGet", .as = "authentication_config"},
      vpcs("OrganizationVpcList", "OrganizationVpcGet", "organization_vpcs"),
      {.operation = "CustomCloudEnvironmentList",
       .from = "custom_cloud_environments",
       .into = "custom_cloud_environments",
       .complete = complete_custom_cloud,
       .then = {{.operation = "CustomCloudEnvironmentPermissionsGet"}}},
      {.operation = "UpgradePipelineStepList", .from = "steps", .into = "upgrade_steps"},
      {.operation = "KafkaConnectCustomPluginClassList",
       .from = "plugin_classes",
       .into = "kafka_connect_plugin_classes"},
      plugins(),
      {.operation = "OrganizationGovernanceAccessList",
       .from = "access",
       .into = "governance_access",
       .expected = "kafka_governance_not_enabled",
       .there = "kafka_governance_enabled"},
      {.operation = "OrganizationEmissionsGet",
       .from = "groups",
       .into = "emissions",
       .query = "group_by=project&granularity=day&starting_time=2020-01-01T00:00:00Z&ending_time=2100-01-01T00:00:00Z",
       .calls = {{"group_name", "project_name"}},
       .each = "buckets"},
  };
  static const auto whole = [] {
    auto all = plain;
    all.push_back(invoices());
    all.push_back(credit_memos());
    return all;
  }();
  return with_invoices ? whole : plain;
}

const Reading& organizations_plan() {
  static const Reading reading{.operation = "UserOrganizationsList", .from = "organizations", .into = "organizations"};
  return reading;
}

const std::vector<Reading>& caller_plan() {
  static const auto readings = [] {
    auto all = tokens_of("AccessTokenList", nullptr, {});
    all.insert(all.begin(), {.operation = "UserInfo", .from = "user"});
    all.push_back({.operation = "UserCreditCardsList", .from = "cards", .into = "cards"});
    return all;
  }();
  return readings;
}

}  // namespace mock::capture
