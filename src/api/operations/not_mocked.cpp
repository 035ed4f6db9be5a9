// The operations that Aiven publishes and this program does not serve yet. Serving one means moving its row to the file
// of its resource. They are known so that a client is told "not mocked" (400) instead of "no such thing" (404).
#include "tables.h"

namespace mock::api {

std::vector<PublishedOperation> published_operations_not_mocked() {
  // clang-format off
  return {
      // account
      {"AccountPaymentMethodDelete", Method::remove, "/v1/account/{account_id}/payment_method/{card_id}", {"accounts:write", "payments:write"}, needs::signed_in},
      {"AccountPaymentMethodsList", Method::get, "/v1/account/{account_id}/payment_methods", {"accounts:read", "payments:read"}, needs::signed_in},
      {"AccountAttachPaymentMethod", Method::post, "/v1/account/{account_id}/payment_methods", {"accounts:write", "payments:write"}, needs::signed_in},
      {"AccountProjectsList", Method::get, "/v1/account/{account_id}/projects", {"accounts:read", "projects:read"}, needs::signed_in},
      // billing
      // billinggroup
      {"BillingGroupCreditsList", Method::get, "/v1/billing-group/{billing_group_id}/credits", {"billing:read"}, needs::any({"developer", "operator", "read_only"})},
      {"BillingGroupCreditsClaim", Method::post, "/v1/billing-group/{billing_group_id}/credits", {"billing:write"}, needs::any({"developer", "operator"})},
      // custom-cloud
      // organization-vpc
      // organizationbillinggroup
      // organizationemissions
      {"OrganizationEmissionsGet", Method::get, "/v1/organization/{organization_id}/emissions", {"accounts:read"}, needs::signed_in},
      // organizationpaymentmethod
      {"BankTransferGet", Method::get, "/v1/organization/{organization_id}/payment-method/bank-transfer/{payment_method_id}", {"billing:read"}, needs::signed_in},
      {"BankTransferList", Method::get, "/v1/organization/{organization_id}/payment-method/bank-transfers", {"billing:read"}, needs::signed_in},
      {"CreditCardDelete", Method::remove, "/v1/organization/{organization_id}/payment-method/credit-card/{payment_method_id}", {"billing:write"}, needs::signed_in},
      {"CreditCardGet", Method::get, "/v1/organization/{organization_id}/payment-method/credit-card/{payment_method_id}", {"billing:read"}, needs::signed_in},
      {"CreditCardList", Method::get, "/v1/organization/{organization_id}/payment-method/credit-cards", {"billing:read"}, needs::signed_in},
      {"CreditCardCreate", Method::post, "/v1/organization/{organization_id}/payment-method/credit-cards", {"billing:write"}, needs::signed_in},
      {"PaymentMethodCustomList", Method::get, "/v1/organization/{organization_id}/payment-method/custom", {"billing:read"}, needs::signed_in},
      {"PaymentMethodCustomGet", Method::get, "/v1/organization/{organization_id}/payment-method/custom/{payment_method_id}", {"billing:read"}, needs::signed_in},
      {"PaymentMethodsList", Method::get, "/v1/organization/{organization_id}/payment-methods", {"billing:read"}, needs::any({"organization:billing:read", "organization:billing:write"})},
      // organizations
      {"OrganizationProjectsDelete", Method::remove, "/v1/organization/{organization_id}/project/{project_id}", {"accounts:write", "projects:write"}, needs::any({"organization:projects:write"})},
      {"OrganizationProjectsGet", Method::get, "/v1/organization/{organization_id}/project/{project_id}", {"accounts:read", "projects:read"}, needs::any({"project:services:read"})},
      {"OrganizationProjectsUpdate", Method::patch, "/v1/organization/{organization_id}/project/{project_id}", {"accounts:write", "projects:write"}, needs::any({"organization:projects:write"})},
      {"OrganizationProjectsList", Method::get, "/v1/organization/{organization_id}/projects", {"accounts:read", "projects:read"}, needs::signed_in},
      {"OrganizationProjectsCreate", Method::post, "/v1/organization/{organization_id}/projects", {"accounts:write", "projects:write"}, needs::signed_in},
      // payment
      {"UserCreditCardsList", Method::get, "/v1/card", {"payments:read"}, needs::signed_in},
      {"UserCreditCardAdd", Method::post, "/v1/card", {"payments:write"}, needs::signed_in},
      {"UserCreditCardDelete", Method::remove, "/v1/card/{card_id}", {"payments:write"}, needs::signed_in},
      {"UserCreditCardUpdate", Method::put, "/v1/card/{card_id}", {"payments:read"}, needs::signed_in},
      // project
      {"ProjectCreate", Method::post, "/v1/project", {"projects:write"}, needs::signed_in},
      {"ProjectDelete", Method::remove, "/v1/project/{project}", {"projects:write"}, needs::any({"organization:projects:write"})},
      {"ProjectGet", Method::get, "/v1/project/{project}", {"projects:read"}, needs::any({"project:services:read"})},
      {"ProjectUpdate", Method::put, "/v1/project/{project}", {"projects:write"}, needs::any({"organization:projects:write"})},
      {"ProjectInvite", Method::post, "/v1/project/{project}/invite", {"projects:write"}, needs::signed_in},
      {"ProjectInviteAccept", Method::post, "/v1/project/{project}/invite/{invite_verification_code}", {}, needs::anyone},
      {"ProjectInviteDelete", Method::remove, "/v1/project/{project}/invite/{invited_email}", {"projects:write"}, needs::signed_in},
      {"ProjectTagsList", Method::get, "/v1/project/{project}/tags", {"projects:read"}, needs::any({"developer", "operator", "read_only"})},
      {"ProjectTagsUpdate", Method::patch, "/v1/project/{project}/tags", {"projects:write"}, needs::signed_in},
      {"ProjectTagsReplace", Method::put, "/v1/project/{project}/tags", {"projects:write"}, needs::signed_in},
      {"ProjectUserRemove", Method::remove, "/v1/project/{project}/user/{user_email}", {"projects:write"}, needs::signed_in},
      {"ProjectUserUpdate", Method::put, "/v1/project/{project}/user/{user_email}", {"projects:write"}, needs::signed_in},
      {"ProjectUserList", Method::get, "/v1/project/{project}/users", {"projects:read"}, needs::any({"developer", "operator", "read_only"})},
      // project-key-management
      {"ProjectKmsGetCA", Method::get, "/v1/project/{project}/kms/ca", {"projects:read"}, needs::any({"organization:projects:write"})},
  };
  // clang-format on
}

}  // namespace mock::api
