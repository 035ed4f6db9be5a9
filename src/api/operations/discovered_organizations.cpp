// /v1/organization/{organization_id}/discovered-organizations.
#include "model/discovered_organizations.h"

#include "api/operation.h"
#include "json/writer.h"
#include "tables.h"
#include "views/discovered_organizations.h"

namespace mock::api {
namespace {

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("discovered_organizations", [&] {
      for (const auto& each : discovered_organizations(state, call.organization_id()))
        views::discovered_organization(out, state, each);
    });
  }
  return ok(out.take());
}

}  // namespace

std::vector<Operation> discovered_organization_operations() {
  return {
      {.id = "DiscoveredOrganizationList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/discovered-organizations",
       .scopes = {"accounts:read", "user:read"},
       .needs = needs::admin,
       .reply = views::discovered_organizations_shape,
       .handler = list,
       .summary = "List the other organizations that managed users belong to"},
  };
}

}  // namespace mock::api
