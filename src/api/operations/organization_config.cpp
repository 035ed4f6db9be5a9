// /v1/organization/{organization_id}/config: what an organization decides about signing in and about addresses.
#include "views/organization_config.h"

#include "access/policies.h"
#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

const views::RequestBody<AuthenticationConfig>& authentication_config_update() {
  static const views::RequestBody<AuthenticationConfig> body(views::authentication_config(),
                                                             views::may_all(views::authentication_config()));
  return body;
}

const views::RequestBody<Organization>& new_ip_allowlist() {
  static const views::RequestBody<Organization> body(
      views::api_client_ip_allowlist(),
      views::needed<&Organization::api_client_ip_allowlist, &Organization::api_client_ip_allowlist_enabled>());
  return body;
}

Reply get_authentication_config(const State& state, const Call& call) {
  return reply_with(views::authentication_config(), state, call,
                    organizations::get(state, call.organization_id()).authentication_config);
}

Done update_authentication_config(State& state, const Call& call) {
  const auto wish = authentication_config_update().wish_of(call.body);
  const auto& changed = authentication_config::update(state, call.organization_id(), wish);
  check_caller_stays_allowed(state, changed, call.caller);
  return {reply_with(views::authentication_config(), state, call, changed.authentication_config), told_by_path()};
}

Reply get_ip_allowlist(const State& state, const Call& call) {
  return reply_with(views::api_client_ip_allowlist(), state, call, organizations::get(state, call.organization_id()));
}

Done set_ip_allowlist(State& state, const Call& call) {
  const auto wish = new_ip_allowlist().wish_of(call.body);
  organizations::set_api_client_ip_allowlist(state, call.organization_id(),
                                             *wish.get<&Organization::api_client_ip_allowlist>(),
                                             *wish.get<&Organization::api_client_ip_allowlist_enabled>());
  check_address_stays_allowed(organizations::get(state, call.organization_id()), call.caller);
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> organization_config_operations() {
  constexpr std::string_view authentication = "/v1/organization/{organization_id}/config/authentication";
  constexpr std::string_view allowlist = "/v1/organization/{organization_id}/config/api-client-ip-allowlist";
  return {
      {.id = "OrganizationAuthenticationConfigGet",
       .method = Method::get,
       .path = authentication,
       .scopes = {"accounts:read", "authentication:read"},
       .needs = needs::member,
       .reply = views::shape_of<views::authentication_config>,
       .handler = get_authentication_config,
       .summary = "Get what an organization decides about signing in"},
      {.id = "OrganizationAuthenticationConfigUpdate",
       .method = Method::patch,
       .path = authentication,
       .scopes = {"accounts:write", "authentication:write"},
       .needs = needs::admin,
       .body = views::shape_of<authentication_config_update>,
       .reply = views::shape_of<views::authentication_config>,
       .handler = update_authentication_config,
       .summary = "Decide how members of an organization may sign in"},
      {.id = "OrganizationIPAllowListGet",
       .method = Method::get,
       .path = allowlist,
       .scopes = {"accounts:read"},
       .needs = needs::admin,
       .reply = views::shape_of<views::api_client_ip_allowlist>,
       .handler = get_ip_allowlist,
       .summary = "Get the addresses from which an organization may be reached"},
      {.id = "OrganizationIPAllowListSet",
       .method = Method::put,
       .path = allowlist,
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .body = views::shape_of<new_ip_allowlist>,
       .handler = set_ip_allowlist,
       .summary = "Replace the addresses from which an organization may be reached"},
  };
}

}  // namespace mock::api
