// /v1/organization/{organization_id}/authentication-methods/{authentication_method_id}/domains: whose users sign in
// through an identity provider.
#include "api/operation.h"
#include "model/domains.h"
#include "replies.h"
#include "tables.h"
#include "views/domains.h"

namespace mock::api {
namespace {

const json::Shape& link_request() {
  static const auto shape = json::object({json::required("domain_id", json::text())});
  return shape;
}

Reply list(const State& state, const Call& call) {
  const auto& method =
      authentication_methods::get(state, call.organization_id(), call.params["authentication_method_id"]);
  return reply_with_list("domains", views::domain(), state, call,
                         domains::linked_to(state, method.authentication_method_id));
}

Done link(State& state, const Call& call) {
  const auto domain_id = call.body.text("domain_id");
  domains::link(state, call.organization_id(), call.params["authentication_method_id"], domain_id);
  return {no_content(), named(domain_id)};
}

Done unlink(State& state, const Call& call) {
  domains::unlink(state, call.organization_id(), call.params["authentication_method_id"], call.params["domain_id"]);
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> authentication_method_domain_operations() {
  constexpr std::string_view all =
      "/v1/organization/{organization_id}/authentication-methods/{authentication_method_id}/domains";
  constexpr std::string_view one =
      "/v1/organization/{organization_id}/authentication-methods/{authentication_method_id}/domains/{domain_id}";
  return {
      {.id = "OrganizationAuthDomainList",
       .method = Method::get,
       .path = all,
       .scopes = {"accounts:read"},
       .needs = needs::organization_admin,
       .reply = views::shape_of_list<"domains", views::domain>,
       .handler = list,
       .summary = "List the domains linked to an identity provider"},
      {.id = "OrganizationAuthDomainLink",
       .method = Method::put,
       .path = all,
       .scopes = {"accounts:write"},
       .needs = needs::organization_admin,
       .body = link_request,
       .handler = link,
       .summary = "Link a domain to an identity provider"},
      {.id = "OrganizationAuthDomainUnlink",
       .method = Method::remove,
       .path = one,
       .scopes = {"accounts:write"},
       .needs = needs::organization_admin,
       .handler = unlink,
       .summary = "Unlink a domain from an identity provider"},
  };
}

}  // namespace mock::api
