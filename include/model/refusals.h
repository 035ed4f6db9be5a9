#pragma once
// The one way in which anything says no: a Refusal is thrown by the verbs of the model and by the rooms that check a
// request, is caught once (pipeline/), and becomes status and body in one place (answers/refuse.h).
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace mock {

/// What happened, in words that know no HTTP. One kind is one status.
enum class Kind { invalid, unknown_caller, forbidden, missing, conflict, gone, unsupported, incomplete };

/// A kind of refusal with its name on the wire and its usual message.
struct Code {
  std::string_view name;  // the API's error_code; empty where the API gives none
  Kind kind;
  std::string_view message;
};

struct Refusal {
  explicit Refusal(const Code& refusal_code) : Refusal(refusal_code, std::string(refusal_code.message)) {}
  Refusal(const Code& refusal_code, std::string text) : code(&refusal_code), message(std::move(text)) {}

  /// With the usual message, and what it is about: "Project already exists: web".
  static Refusal about(const Code& refusal_code, std::string_view what) {
    return {refusal_code, std::string(refusal_code.message).append(": ").append(what)};
  }

  const Code* code;
  std::string message;
};

/// Of a change of many entries that the API does not make as a whole: what was done before the refusal stays done.
struct RefusalOfTheRest : Refusal {
  explicit RefusalOfTheRest(Refusal refusal) : Refusal(std::move(refusal)) {}
};

// The vocabulary: names are those of the API's own list of error codes, and so are the messages where it gives any.
// A code without a name is an error for which the API sends none.
namespace refusals {

inline constexpr Code access_token_limit_reached{"", Kind::forbidden, "Maximum number of access tokens reached"};
inline constexpr Code access_token_not_found{"", Kind::missing, "Access token not found"};
inline constexpr Code account_and_project_do_not_match{"account_and_project_do_not_match", Kind::invalid,
                                                       "The project does not belong to the account"};
inline constexpr Code account_cannot_be_own_ancestor{"account_cannot_be_own_ancestor", Kind::invalid,
                                                     "An account cannot be its own ancestor"};
inline constexpr Code account_must_have_enabled_authentication_method{
    "account_must_have_enabled_authentication_method", Kind::invalid,
    "At least one authentication method must stay enabled"};
inline constexpr Code account_not_found{"account_not_found", Kind::missing, "Account does not exist"};
inline constexpr Code account_team_not_found{"account_team_not_found", Kind::missing, "Team does not exist"};
inline constexpr Code account_unit_cannot_create_for_personal_tier{
    "account_unit_cannot_create_for_personal_tier", Kind::forbidden,
    "You cannot create organizational units in a Personal organization. Consider upgrading to a Business "
    "organization."};
inline constexpr Code account_unit_cannot_have_billing_group{
    "account_unit_cannot_have_billing_group", Kind::invalid,
    "Billing groups belong to organizations, not to their units"};
inline constexpr Code account_with_child_accounts_cannot_be_deleted{
    "account_with_child_accounts_cannot_be_deleted", Kind::conflict,
    "An account with organizational units cannot be deleted"};
inline constexpr Code account_with_projects_cannot_be_deleted{"account_with_projects_cannot_be_deleted", Kind::conflict,
                                                              "An account with projects cannot be deleted"};
inline constexpr Code account_with_vpcs_cannot_be_deleted{"", Kind::conflict, "An account with VPCs cannot be deleted"};
inline constexpr Code action_forbidden_for_application_users{"action_forbidden_for_application_users", Kind::forbidden,
                                                             "Requested action not allowed for application users"};
inline constexpr Code action_forbidden_for_managed_users{"action_forbidden_for_managed_users", Kind::forbidden,
                                                         "Requested action not allowed for managed users"};
inline constexpr Code action_forbidden_for_scim_users{"action_forbidden_for_scim_users", Kind::forbidden,
                                                      "Requested action not allowed for SCIM managed users"};
inline constexpr Code action_forbidden_on_application_users{"action_forbidden_on_application_users", Kind::forbidden,
                                                            "Requested action not allowed on application users"};
inline constexpr Code action_forbidden_on_unmanaged_users{"action_forbidden_on_unmanaged_users", Kind::forbidden,
                                                          "Requested action not allowed on unmanaged users"};
inline constexpr Code address_in_use{"address_in_use", Kind::conflict, "The address is used by a billing group"};
inline constexpr Code address_not_found{"address_not_found", Kind::missing, "Address not found"};
inline constexpr Code api_client_ip_allowlist_blocks_caller{
    "api_client_ip_allowlist_blocks_caller", Kind::invalid,
    "The IP allowlist provided would lock out the caller of the update."};
inline constexpr Code authentication_failed{"authentication_failed", Kind::forbidden, "Authentication failed"};
inline constexpr Code authentication_method_disable_current_not_allowed{
    "authentication_method_disable_current_not_allowed", Kind::invalid,
    "The authentication method of the current session cannot be disabled"};
inline constexpr Code authentication_method_limit_reached{"authentication_method_limit_reached", Kind::forbidden,
                                                          "Maximum number of authentication methods reached"};
inline constexpr Code authentication_method_not_found{"authentication_method_not_found", Kind::missing,
                                                      "Authentication method not found"};
inline constexpr Code bad_request{"bad_request", Kind::invalid, "Bad request"};
inline constexpr Code billing_address_not_found{"billing_address_not_found", Kind::missing,
                                                "Billing address not found"};
inline constexpr Code billing_group_limit_reached{"", Kind::forbidden, "Maximum number of billing groups reached"};
inline constexpr Code billing_group_not_found{"billing_group_not_found", Kind::missing, "Billing group not found"};
inline constexpr Code billing_group_with_projects_cannot_be_deleted{
    "", Kind::conflict, "Billing group with existing projects cannot be deleted"};
inline constexpr Code cannot_delete_active_managed_users{
    "cannot_delete_active_managed_users", Kind::invalid,
    "Managed users must be deactivated before deletion. Please deactivate the user first."};
inline constexpr Code cannot_delete_users_with_organizations_memberships{
    "cannot_delete_users_with_organizations_memberships", Kind::invalid,
    "To delete your user account, you have to first leave all organizations."};
inline constexpr Code cannot_remove_managed_users_from_organization{
    "cannot_remove_managed_users_from_organization", Kind::invalid, "Cannot remove managed users from organization"};
inline constexpr Code cannot_set_groups_managed_by_scim_as_auto_join_group{
    "cannot_set_groups_managed_by_scim_as_auto_join_group", Kind::invalid,
    "A SCIM managed group cannot be the one that new users join"};
inline constexpr Code cf_turnstile_response_missing{"", Kind::invalid,
                                                    "Invalid input: 'cf_turnstile_response' is a required property"};
inline constexpr Code client_ip_address_policy_violation{"client_ip_address_policy_violation", Kind::forbidden,
                                                         "This access token may not be used from this IP address"};
inline constexpr Code connect_plugin_class_not_found{"", Kind::missing, "Plugin class not found"};
inline constexpr Code connect_plugin_file_not_found{"", Kind::missing, "Plugin file not found"};
inline constexpr Code connect_plugin_not_found{"", Kind::missing, "Plugin not found"};
inline constexpr Code connect_plugin_upload_expired{"", Kind::forbidden, "The time to upload this file is over"};
inline constexpr Code connect_plugin_version_exists{"", Kind::conflict, "The plugin has this version already"};
inline constexpr Code creating_teams_not_allowed{"", Kind::forbidden, "Not allowed to create teams"};
inline constexpr Code credit_card_already_attached{"", Kind::conflict, "The card is attached to another organization"};
inline constexpr Code credit_card_not_found{"credit_card_not_found", Kind::missing, "Credit card not found"};
inline constexpr Code credit_code_already_claimed{"", Kind::conflict, "The credit code has been claimed already"};
inline constexpr Code credit_code_expired{"", Kind::invalid, "The credit code has expired"};
inline constexpr Code credit_code_not_found{"", Kind::missing, "Credit code not found"};
inline constexpr Code credit_memo_not_found{"credit_memo_not_found", Kind::missing, "Credit memo not found"};
inline constexpr Code custom_cloud_environment_invalid_iam_role_arn{
    "custom_cloud_environment_invalid_iam_role_arn", Kind::invalid, "aws_iam_role_arn is not the ARN of an IAM role"};
inline constexpr Code custom_cloud_environment_missing_configuration{
    "custom_cloud_environment_missing_configuration", Kind::invalid,
    "The custom cloud environment is not configured completely"};
inline constexpr Code custom_cloud_environment_not_found{"custom_cloud_environment_not_found", Kind::missing,
                                                         "Custom cloud environment not found"};
inline constexpr Code custom_cloud_environment_provisioned{
    "", Kind::conflict, "The custom cloud environment already exists in the cloud account: it is provisioned"};
inline constexpr Code feature_not_enabled{"feature_not_enabled", Kind::forbidden,
                                          "This feature is not enabled in your context"};
inline constexpr Code governance_access_not_found{"governance_access_not_found", Kind::missing,
                                                  "Governance access not found"};
inline constexpr Code idp_no_domains_linked{"idp_no_domains_linked", Kind::invalid,
                                            "No domain is linked to the identity provider"};
inline constexpr Code invalid_email_format{"invalid_email_format", Kind::invalid, "Invalid email format"};
inline constexpr Code invitation_expired{"invitation_expired", Kind::invalid, "The invitation has expired"};
inline constexpr Code invitation_not_found{"invitation_not_found", Kind::missing, "Invitation not found"};
inline constexpr Code invoice_lines_not_supported{"invoice_lines_not_supported", Kind::unsupported,
                                                  "The lines of this invoice cannot be read"};
inline constexpr Code invoice_not_found{"invoice_not_found", Kind::missing, "Invoice not found"};
inline constexpr Code kafka_console_governance_enabled{
    "kafka_console_governance_enabled", Kind::invalid,
    "Kafka governance of the organization is managed in the console"};
inline constexpr Code kafka_governance_not_enabled{"kafka_governance_not_enabled", Kind::invalid,
                                                   "Kafka governance is not enabled in the organization"};
inline constexpr Code mfa_required_by_organization{"mfa_required_by_organization", Kind::forbidden,
                                                   "The organization requires two-factor authentication"};
inline constexpr Code missing_token{"", Kind::unknown_caller, "Missing (expired) db token"};
inline constexpr Code nested_account_cannot_have_authentication_method{
    "nested_account_cannot_have_authentication_method", Kind::invalid,
    "Only organizations have authentication methods, not their units"};
inline constexpr Code not_project_member{"", Kind::forbidden, "Not a project member"};
inline constexpr Code organization_cannot_exist_without_root_account{
    "organization_cannot_exist_without_root_account", Kind::invalid,
    "An organization cannot exist without its root account"};
inline constexpr Code organization_domain_already_linked{"organization_domain_already_linked", Kind::conflict,
                                                         "The domain belongs to another organization"};
inline constexpr Code organization_domain_not_found{"organization_domain_not_found", Kind::missing, "Domain not found"};
inline constexpr Code organization_domain_not_root{"organization_domain_not_root", Kind::invalid,
                                                   "Only root domains can be added"};
inline constexpr Code organization_domain_verification_failed{"organization_domain_verification_failed", Kind::invalid,
                                                              "The domain could not be verified"};
inline constexpr Code organization_has_active_addresses{"organization_has_active_addresses", Kind::conflict,
                                                        "An organization with addresses cannot be deleted"};
inline constexpr Code organization_has_active_payment_methods{
    "organization_has_active_payment_methods", Kind::conflict,
    "An organization with active payment methods cannot be deleted"};
inline constexpr Code organization_mismatch{"organization_mismatch", Kind::invalid,
                                            "Resources must belong to the same organization."};
inline constexpr Code organization_must_have_one_super_admin{"organization_must_have_one_super_admin", Kind::invalid,
                                                             "Organization must contain at least one super admin."};
inline constexpr Code organization_not_found{"organization_not_found", Kind::missing, "Organization not found."};
inline constexpr Code organization_tier_downgrade_not_allowed{
    "organization_tier_downgrade_not_allowed", Kind::forbidden, "Organization tier downgrade is not allowed"};
inline constexpr Code organization_user_not_found{"organization_user_not_found", Kind::missing,
                                                  "User not in organization"};
inline constexpr Code organization_vpc_not_found{"", Kind::missing, "Organization VPC not found"};
inline constexpr Code orphaned_project_not_allowed{
    "orphaned_project_not_allowed", Kind::invalid,
    "A project needs an account: account_id must name an organization's root account or one of its units"};
inline constexpr Code otp_required{"", Kind::incomplete, "A one-time password is needed"};
inline constexpr Code parent_account_not_found{"parent_account_not_found", Kind::missing, "Parent account not found"};
inline constexpr Code parent_account_too_deep{"parent_account_too_deep", Kind::invalid,
                                              "An organizational unit cannot have units"};
inline constexpr Code payment_method_in_use{"", Kind::conflict, "The payment method is used by a billing group"};
inline constexpr Code payment_method_not_found{"payment_method_not_found", Kind::missing, "Payment method not found"};
inline constexpr Code permission_denied{"permission_denied", Kind::forbidden,
                                        "You don't have permission to perform this action"};
inline constexpr Code project_already_exists{"project_already_exists", Kind::conflict, "Project already exists"};
inline constexpr Code project_belongs_to_account_billing_group_must_use_api{
    "project_belongs_to_account_billing_group_must_use_api", Kind::invalid,
    "The billing information of a project is that of its billing group, which has an API of its own"};
inline constexpr Code project_has_no_such_user{"project_has_no_such_user", Kind::missing,
                                               "User not found: User does not exist in this project"};
inline constexpr Code project_move_organizations_internal_config_not_match{
    "project_move_organizations_internal_config_not_match", Kind::forbidden,
    "Project internal configuration does not match between organizations"};
inline constexpr Code project_not_found{"project_not_found", Kind::missing, "Project does not exist"};
inline constexpr Code project_vpc_not_found{"", Kind::missing, "Project VPC not found"};
inline constexpr Code project_with_open_balance{"", Kind::forbidden, "Project with open balance cannot be deleted"};
inline constexpr Code project_with_running_services{"", Kind::forbidden,
                                                    "A project can be renamed when all its services are powered off"};
inline constexpr Code project_with_services{"", Kind::forbidden, "Project with services cannot be deleted"};
inline constexpr Code referral_code_not_found{"", Kind::missing, "Referral code not found"};
inline constexpr Code request_forbidden{"request_forbidden", Kind::forbidden, "Operation not allowed"};
inline constexpr Code resource_managed_by_scim{"resource_managed_by_scim", Kind::conflict,
                                               "Cannot perform operation on SCIM managed resource"};
inline constexpr Code retired_api_endpoint{"retired_api_endpoint", Kind::gone, "This endpoint is retired"};
inline constexpr Code root_account_required{"root_account_required", Kind::invalid,
                                            "Only the root account of an organization has teams, not its units"};
inline constexpr Code service_not_found{"service_not_found", Kind::missing, "Service not found"};
inline constexpr Code shipping_address_not_found{"shipping_address_not_found", Kind::missing,
                                                 "Shipping address not found"};
inline constexpr Code team_limit_exceeded{"team_limit_exceeded", Kind::forbidden, "Maximum number of teams reached"};
inline constexpr Code team_names_must_be_unique{"team_names_must_be_unique", Kind::invalid,
                                                "Team with the same name already exists"};
inline constexpr Code team_project_exists{"", Kind::conflict,
                                          "An association of the team with the project already exists"};
inline constexpr Code unit_cannot_be_moved_out_of_organization{
    "unit_cannot_be_moved_out_of_organization", Kind::invalid, "A unit cannot be moved out of its organization"};
inline constexpr Code unsupported_resource_type{"unsupported_resource_type", Kind::invalid,
                                                "The resource type is not supported for the current operation"};
inline constexpr Code upgrade_pipeline_service_not_destination{
    "upgrade_pipeline_service_not_destination", Kind::invalid, "The service is no destination of an upgrade step"};
inline constexpr Code upgrade_step_destination_already_has_source{
    "upgrade_step_destination_already_has_source", Kind::conflict, "The destination service has a source already"};
inline constexpr Code upgrade_step_destination_service_not_found{"upgrade_step_destination_service_not_found",
                                                                 Kind::missing, "Destination service not found"};
inline constexpr Code upgrade_step_exceeds_max_chain_length{"upgrade_step_exceeds_max_chain_length", Kind::invalid,
                                                            "The chain of upgrade steps would be too long"};
inline constexpr Code upgrade_step_not_found{"upgrade_step_not_found", Kind::missing, "Upgrade step not found"};
inline constexpr Code upgrade_step_service_type_mismatch{"upgrade_step_service_type_mismatch", Kind::invalid,
                                                         "Source and destination are services of different types"};
inline constexpr Code upgrade_step_source_service_not_found{"upgrade_step_source_service_not_found", Kind::missing,
                                                            "Source service not found"};
inline constexpr Code upgrade_step_would_create_cycle{"upgrade_step_would_create_cycle", Kind::invalid,
                                                      "The upgrade step would lead back to its own source"};
inline constexpr Code user_already_in_organization{"user_already_in_organization", Kind::conflict,
                                                   "User already in organization"};
inline constexpr Code user_already_in_project{"", Kind::conflict, "User already in project"};
inline constexpr Code user_already_in_team{"", Kind::conflict, "User already in team"};
inline constexpr Code user_already_invited_to_organization{"user_already_invited_to_organization", Kind::conflict,
                                                           "User already invited to organization"};
inline constexpr Code user_already_invited_to_project{"", Kind::conflict, "User already invited to project"};
inline constexpr Code user_already_invited_to_team{"", Kind::conflict, "User already invited to team"};
inline constexpr Code user_config_2fa_otp_verification_failed{"user_config_2fa_otp_verification_failed", Kind::invalid,
                                                              "The one-time password is not correct"};
inline constexpr Code user_deactivated{
    "user_deactivated", Kind::forbidden,
    "Your account has been temporary suspended. Please contact your organization admin."};
inline constexpr Code user_exists{"", Kind::conflict, "User already exists"};
inline constexpr Code user_group_names_must_be_unique{"user_group_names_must_be_unique", Kind::invalid,
                                                      "User group names must be unique"};
inline constexpr Code user_group_not_found{"user_group_not_found", Kind::missing, "User group not found"};
inline constexpr Code user_is_internal_user{"user_is_internal_user", Kind::forbidden, "User is internal"};
inline constexpr Code user_not_application_user{"user_not_application_user", Kind::invalid,
                                                "User is not an application user"};
inline constexpr Code user_not_found{"user_not_found", Kind::missing, "User not found"};
inline constexpr Code user_not_managed_by_organization{"user_not_managed_by_organization", Kind::forbidden,
                                                       "User is not managed by the organization"};
inline constexpr Code user_not_organization_admin{"user_not_organization_admin", Kind::forbidden,
                                                  "User is not organization administrator."};
inline constexpr Code user_not_signed_in_with_account_authentication_method{
    "user_not_signed_in_with_account_authentication_method", Kind::forbidden,
    "The organization asks to sign in with its own identity provider"};
inline constexpr Code user_oauth_authentication_method_not_allowed{
    "user_oauth_authentication_method_not_allowed", Kind::forbidden,
    "The organization does not allow signing in with a third party"};
inline constexpr Code user_password_authentication_method_not_allowed{
    "user_password_authentication_method_not_allowed", Kind::forbidden,
    "The organization does not allow signing in with a password"};
inline constexpr Code user_password_compromised{"user_password_compromised", Kind::invalid,
                                                "The password is known to be compromised"};
inline constexpr Code user_password_not_found{"user_password_not_found", Kind::invalid, "The user has no password"};
inline constexpr Code user_peer_network_cidr_exists{"", Kind::conflict,
                                                    "The network is reached through another peering connection"};
inline constexpr Code user_peer_network_cidr_not_found{"", Kind::missing, "No peering connection leads to the network"};
inline constexpr Code user_personal_token_allowed_authentication_methods_cannot_be_disabled{
    "user_personal_token_allowed_authentication_methods_cannot_be_disabled", Kind::invalid,
    "Your own personal token was made with an authentication method that is not allowed"};
inline constexpr Code user_personal_token_not_allowed{"user_personal_token_not_allowed", Kind::forbidden,
                                                      "The organization does not allow personal tokens"};
inline constexpr Code user_personal_tokens_cannot_be_disabled{
    "user_personal_tokens_cannot_be_disabled", Kind::invalid,
    "Personal tokens cannot be disabled by somebody who uses one"};
inline constexpr Code user_saml_authentication_method_not_allowed{
    "user_saml_authentication_method_not_allowed", Kind::forbidden,
    "The organization does not allow signing in with SAML"};
inline constexpr Code user_weblink_action_expired{"user_weblink_action_expired", Kind::invalid,
                                                  "The code is unknown, used or expired"};
inline constexpr Code vpc_is_being_deleted{"", Kind::conflict, "The VPC is being deleted"};
inline constexpr Code vpc_peering_connection_exists{"", Kind::conflict, "The VPC has this peering connection already"};
inline constexpr Code vpc_peering_connection_not_found{"", Kind::missing, "VPC peering connection not found"};
inline constexpr Code vpc_with_services{"", Kind::conflict, "VPC cannot be deleted while there are services in it"};

/// The codes of all of these that have one.
std::span<const std::string_view> codes();

}  // namespace refusals
}  // namespace mock
