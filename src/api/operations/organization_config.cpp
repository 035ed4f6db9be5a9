// /v1/organization/{organization_id}/config: what an organization decides about signing in and about addresses.
#include "views/organization_config.h"
#include "access/policies.h"
#include "api/operation.h"
#include "base/cidr.h"
#include "json/writer.h"
#include "tables.h"

namespace mock::api {
namespace {

const json::Shape& authentication_config_request() {
  static const auto shape = json::object(views::authentication_switch_fields());
  return shape;
}

const json::Shape& ip_allowlist_request() {
  using namespace json;
  static const Shape shape = object({
      required("api_client_ip_allowlist",
               list(text_like(is_ip_range, "an IP address or CIDR range", longest_cidr), most_ip_ranges)),
      required("api_client_ip_allowlist_enabled", boolean(), "Whether only these addresses get at the organization"),
  });
  return shape;
}

Reply reply_with(const AuthenticationConfig& config) {
  json::Writer out;
  views::authentication_config(out, config);
  return ok(out.take());
}

Reply get_authentication_config(const State& state, const Call& call) {
  return reply_with(organizations::get(state, call.organization_id()).authentication_config);
}

Done update_authentication_config(State& state, const Call& call) {
  const auto& before = organizations::get(state, call.organization_id()).authentication_config;
  const auto& changed = authentication_config::replace(state, call.organization_id(),
                                                       views::authentication_config_from(call.body, before));
  check_caller_stays_allowed(state, changed, call.caller);
  return {reply_with(changed.authentication_config), told_by_path()};
}

Reply get_ip_allowlist(const State& state, const Call& call) {
  json::Writer out;
  views::api_client_ip_allowlist(out, organizations::get(state, call.organization_id()));
  return ok(out.take());
}

Done set_ip_allowlist(State& state, const Call& call) {
  organizations::set_api_client_ip_allowlist(state, call.organization_id(), call.body.texts("api_client_ip_allowlist"),
                                             call.body.flag("api_client_ip_allowlist_enabled"));
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
       .reply = views::authentication_config_shape,
       .handler = get_authentication_config,
       .summary = "Get what an organization decides about signing in"},
      {.id = "OrganizationAuthenticationConfigUpdate",
       .method = Method::patch,
       .path = authentication,
       .scopes = {"accounts:write", "authentication:write"},
       .needs = needs::admin,
       .body = authentication_config_request,
       .reply = views::authentication_config_shape,
       .handler = update_authentication_config,
       .summary = "Decide how members of an organization may sign in"},
      {.id = "OrganizationIPAllowListGet",
       .method = Method::get,
       .path = allowlist,
       .scopes = {"accounts:read"},
       .needs = needs::admin,
       .reply = views::api_client_ip_allowlist_shape,
       .handler = get_ip_allowlist,
       .summary = "Get the addresses from which an organization may be reached"},
      {.id = "OrganizationIPAllowListSet",
       .method = Method::put,
       .path = allowlist,
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .body = ip_allowlist_request,
       .handler = set_ip_allowlist,
       .summary = "Replace the addresses from which an organization may be reached"},
  };
}

}  // namespace mock::api
