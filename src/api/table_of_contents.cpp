#include "api/table_of_contents.h"

#include <unordered_map>

#include "api/not_mocked.h"
#include "operations/tables.h"

namespace mock::api {

const std::vector<Operation>& operations() {
  static const auto all = [] {
    std::vector<Operation> rows;
    for (const auto& table : {
             access_token_operations,
             account_operations,
             account_payment_method_operations,
             account_user_operations,
             address_operations,
             application_user_operations,
             authentication_method_domain_operations,
             authentication_method_operations,
             billing_group_invoice_operations,
             billing_group_operations,
             card_operations,
             avn_path_operations,
             cloud_operations,
             code_operations,
             connect_plugin_operations,
             connect_plugin_file_operations,
             connect_plugin_class_operations,
             credit_memo_operations,
             credit_operations,
             custom_cloud_operations,
             custom_cloud_template_operations,
             discovered_organization_operations,
             domain_operations,
             emission_operations,
             event_operations,
             governance_operations,
             invitation_operations,
             me_operations,
             nothing_there_operations,
             organization_billing_group_operations,
             organization_config_operations,
             organization_invoice_operations,
             organization_operations,
             organization_project_operations,
             organization_user_credential_operations,
             organization_user_operations,
             organization_user_right_operations,
             organization_vpc_operations,
             payment_method_operations,
             permission_operations,
             project_ca_operations,
             project_list_operations,
             project_operations,
             project_tag_operations,
             project_user_operations,
             project_vpc_operations,
             project_vpc_peering_connection_operations,
             service_operations,
             team_invite_operations,
             team_operations,
             team_project_operations,
             ticket_operations,
             two_factor_operations,
             upgrade_step_operations,
             user_account_operations,
             user_authentication_method_operations,
             user_group_operations,
             user_operations,
             userauth_operations,
             vpc_peering_connection_operations,
         })
      for (const auto& row : table()) rows.push_back(row);
    return rows;
  }();
  return all;
}

const Operation& operation(std::string_view id) {
  static const auto by_id = [] {
    std::unordered_map<std::string_view, const Operation*> rows;
    for (const auto& row : operations()) rows.emplace(row.id, &row);
    return rows;
  }();
  return *by_id.at(id);
}

std::span<const Served> served() {
  static const auto all = [] {
    std::vector<Served> rows;
    for (const auto& row : operations()) rows.push_back({row.id, row.method});
    for (const auto& row : not_mocked()) rows.push_back({row.id, row.method});
    return rows;
  }();
  return all;
}

}  // namespace mock::api
