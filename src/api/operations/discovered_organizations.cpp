// /v1/organization/{organization_id}/discovered-organizations.
#include "model/discovered_organizations.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/discovered_organizations.h"

namespace mock::api {
namespace {

Reply list(const State& state, const Call& call) {
  return reply_with_list("discovered_organizations", views::discovered_organization(), state, call,
                         discovered_organizations(state, call.organization_id()));
}

}  // namespace

std::vector<Operation> discovered_organization_operations() {
  return {
      {.id = "DiscoveredOrganizationList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/discovered-organizations",
       .scopes = {"accounts:read", "user:read"},
       .needs = needs::admin,
       .reply = views::shape_of_list<"discovered_organizations", views::discovered_organization>,
       .handler = list,
       .summary = "List the other organizations that managed users belong to"},
  };
}

}  // namespace mock::api
