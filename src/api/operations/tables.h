#pragma once
// What each file of operations shows to the table of contents.
#include <vector>

#include "api/operation.h"

namespace mock::api {

std::vector<Operation> access_token_operations();
std::vector<Operation> account_operations();
std::vector<Operation> account_payment_method_operations();
std::vector<Operation> account_user_operations();
std::vector<Operation> address_operations();
std::vector<Operation> application_user_operations();
std::vector<Operation> authentication_method_domain_operations();
std::vector<Operation> authentication_method_operations();
std::vector<Operation> avn_path_operations();
std::vector<Operation> billing_group_invoice_operations();
std::vector<Operation> billing_group_operations();
std::vector<Operation> card_operations();
std::vector<Operation> cloud_operations();
std::vector<Operation> code_operations();
std::vector<Operation> connect_plugin_class_operations();
std::vector<Operation> connect_plugin_file_operations();
std::vector<Operation> connect_plugin_operations();
std::vector<Operation> credit_memo_operations();
std::vector<Operation> credit_operations();
std::vector<Operation> custom_cloud_operations();
std::vector<Operation> custom_cloud_template_operations();
std::vector<Operation> discovered_organization_operations();
std::vector<Operation> domain_operations();
std::vector<Operation> emission_operations();
std::vector<Operation> event_operations();
std::vector<Operation> governance_operations();
std::vector<Operation> invitation_operations();
std::vector<Operation> me_operations();
std::vector<Operation> nothing_there_operations();
std::vector<Operation> organization_billing_group_operations();
std::vector<Operation> organization_config_operations();
std::vector<Operation> organization_invoice_operations();
std::vector<Operation> organization_operations();
std::vector<Operation> organization_project_operations();
std::vector<Operation> organization_user_credential_operations();
std::vector<Operation> organization_user_operations();
std::vector<Operation> organization_user_right_operations();
std::vector<Operation> organization_vpc_operations();
std::vector<Operation> payment_method_operations();
std::vector<Operation> permission_operations();
std::vector<Operation> project_ca_operations();
std::vector<Operation> project_list_operations();
std::vector<Operation> project_operations();
std::vector<Operation> project_tag_operations();
std::vector<Operation> project_user_operations();
std::vector<Operation> project_vpc_operations();
std::vector<Operation> project_vpc_peering_connection_operations();
std::vector<Operation> service_operations();
std::vector<Operation> team_invite_operations();
std::vector<Operation> team_operations();
std::vector<Operation> team_project_operations();
std::vector<Operation> ticket_operations();
std::vector<Operation> two_factor_operations();
std::vector<Operation> upgrade_step_operations();
std::vector<Operation> user_account_operations();
std::vector<Operation> user_authentication_method_operations();
std::vector<Operation> user_group_operations();
std::vector<Operation> user_operations();
std::vector<Operation> userauth_operations();
std::vector<Operation> vpc_peering_connection_operations();

}  // namespace mock::api
