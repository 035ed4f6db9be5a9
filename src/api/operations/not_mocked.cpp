// The operations that Aiven publishes and this program does not serve yet. Serving one means moving its row to the file
// of its resource. They are known so that a client is told "not mocked" (400) instead of "no such thing" (404).
#include "tables.h"

namespace mock::api {

std::vector<PublishedOperation> published_operations_not_mocked() {
  // clang-format off
  return {
      // account
      {"AccountProjectsList", Method::get, "/v1/account/{account_id}/projects", {"accounts:read", "projects:read"}, needs::signed_in},
      // billing
      // billinggroup
      // custom-cloud
      // organization-vpc
      // organizationbillinggroup
      // organizationemissions
      // organizationpaymentmethod
      // organizations
      {"OrganizationProjectsDelete", Method::remove, "/v1/organization/{organization_id}/project/{project_id}", {"accounts:write", "projects:write"}, needs::any({"organization:projects:write"})},
      {"OrganizationProjectsGet", Method::get, "/v1/organization/{organization_id}/project/{project_id}", {"accounts:read", "projects:read"}, needs::any({"project:services:read"})},
      {"OrganizationProjectsUpdate", Method::patch, "/v1/organization/{organization_id}/project/{project_id}", {"accounts:write", "projects:write"}, needs::any({"organization:projects:write"})},
      {"OrganizationProjectsList", Method::get, "/v1/organization/{organization_id}/projects", {"accounts:read", "projects:read"}, needs::signed_in},
      {"OrganizationProjectsCreate", Method::post, "/v1/organization/{organization_id}/projects", {"accounts:write", "projects:write"}, needs::signed_in},
      // payment
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
