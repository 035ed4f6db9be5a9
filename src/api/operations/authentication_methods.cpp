// /v1/account/{account_id}/authentication: the ways of signing in that an organization has of its own.
#include "model/authentication_methods.h"

#include <span>

#include "access/policies.h"
#include "api/operation.h"
#include "expect_unchanged.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"
#include "views/authentication_methods.h"
#include "views/message.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

constexpr std::int64_t longest_team_id = 32;

const views::RequestBody<SamlSettings>& saml_settings() {
  static const views::RequestBody<SamlSettings> body(views::saml_settings(), views::may_all(views::saml_settings()));
  return body;
}

json::Field auto_join_team_id() {
  return json::optional("auto_join_team_id", json::text(0, longest_team_id).or_null(), "Accepted and not used");
}

const views::RequestBody<AuthenticationMethod>& new_method() {
  using namespace json;
  using Method = AuthenticationMethod;
  static const auto body =
      views::RequestBody<Method>(views::kept_of_authentication_method(),
                                 views::needed<&Method::authentication_method_name, &Method::type>(),
                                 views::may<&Method::auth_token_max_age_seconds, &Method::auth_token_extend_when_used,
                                            &Method::auto_join_user_group_id>())
          .with(saml_settings().shape().fields)
          .with({
              auto_join_team_id(),
              optional("linked_domains", json::list(object({required("domain_id", text(0, longest_id))}))),
          });
  return body;
}

const views::RequestBody<AuthenticationMethod>& method_update() {
  using namespace json;
  using Method = AuthenticationMethod;
  static const auto body =
      views::RequestBody<Method>(views::kept_of_authentication_method(),
                                 views::may<&Method::authentication_method_name, &Method::authentication_method_enabled,
                                            &Method::auth_token_max_age_seconds, &Method::auth_token_extend_when_used,
                                            &Method::auto_join_user_group_id>())
          .with(saml_settings().shape().fields)
          .with({
              auto_join_team_id(),
              // Terraform sends these two.
              optional("authentication_method_id", text(), "As in the path"),
              optional("authentication_method_type", text(), "As it is"),
          });
  return body;
}

// The organization of a root account; units have no methods. O13
const Organization& organization_of(const State& state, const Call& call) {
  for (const auto& organization : state.organizations.with<&Organization::account_id>(call.params["account_id"]))
    return organization;
  throw Refusal(refusals::nested_account_cannot_have_authentication_method);
}

const AuthenticationMethod& method_of(const State& state, const Call& call) {
  return authentication_methods::get(state, organization_of(state, call).organization_id,
                                     call.params["account_authentication_method_id"]);
}

AuthenticationMethod with_wishes(AuthenticationMethod method, const Wish<AuthenticationMethod>& wish,
                                 const json::Value& body) {
  wish.apply_to(method);
  const auto saml_field = views::first_saml_field(body);
  if (method.type == AuthenticationMethodType::internal && saml_field)
    throw Refusal(refusals::bad_request,
                  std::string(*saml_field) + " is for SAML methods only (at /" + std::string(*saml_field) + ")");
  saml_settings().wish_of(body).apply_to(method.saml);
  return method;
}

Reply reply_with(const State& state, const Call& call, const AuthenticationMethod& method) {
  return reply_under("authentication_method", views::authentication_method(), state, call,
                     {&method, &organizations::get(state, method.organization_id)});
}

// Clients list those of every account that they see, also of units, which have none. O17
Reply list(const State& state, const Call& call) {
  if (state.units.find(call.params["account_id"]) != nullptr)
    return reply_with_list("authentication_methods", views::authentication_method(), state, call,
                           std::span<const views::MethodOfOrganization>());
  const auto& organization = organization_of(state, call);
  return reply_with_list(
      "authentication_methods", views::authentication_method(), state, call,
      state.authentication_methods.with<&AuthenticationMethod::organization_id>(organization.organization_id),
      [&](const AuthenticationMethod& method) {
        return std::optional(views::MethodOfOrganization{&method, &organization});
      });
}

Done create(State& state, const Call& call) {
  AuthenticationMethod method;
  method.organization_id = organization_of(state, call).organization_id;
  std::vector<std::string> linked_domains;
  for (const auto& each : call.body.list("linked_domains")) linked_domains.push_back(each.text("domain_id"));
  method = with_wishes(std::move(method), new_method().wish_of(call.body), call.body);
  const auto& made = authentication_methods::create(state, std::move(method), linked_domains, call.now);
  return {reply_with(state, call, made), named(made.authentication_method_name)};
}

Reply get(const State& state, const Call& call) { return reply_with(state, call, method_of(state, call)); }

Done update(State& state, const Call& call) {
  const auto& method = method_of(state, call);
  expect_unchanged(call, "authentication_method_id", method.authentication_method_id);
  expect_unchanged(call, "authentication_method_type", views::to_text(method.type));
  const auto wish = method_update().wish_of(call.body);
  const auto& changed = authentication_methods::update(state, with_wishes(method, wish, call.body), call.now);
  check_caller_stays_allowed(state, organization_of(state, call), call.caller);
  return {reply_with(state, call, changed), named(wish.get<&AuthenticationMethod::authentication_method_name>())};
}

Done remove(State& state, const Call& call) {
  const auto& method = method_of(state, call);
  const auto* own = user_authentication_methods::behind(state, call.token().method_id.or_empty());
  if (own != nullptr && own->authentication_method_id == method.authentication_method_id)
    throw Refusal(refusals::authentication_method_disable_current_not_allowed);  // Y8
  authentication_methods::remove(state, method.organization_id, method.authentication_method_id);
  return {ok(views::message("Authentication method deleted")), told_by_path()};
}

}  // namespace

std::vector<Operation> authentication_method_operations() {
  constexpr std::string_view all = "/v1/account/{account_id}/authentication";
  constexpr std::string_view one = "/v1/account/{account_id}/authentication/{account_authentication_method_id}";
  constexpr Scopes read{"accounts:read", "authentication:read"};
  constexpr Scopes write{"accounts:write", "authentication:write"};
  return {
      {.id = "AccountAuthenticationMethodsList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = needs::admin,
       .reply = views::shape_of_list<"authentication_methods", views::authentication_method>,
       .handler = list,
       .summary = "List the authentication methods of an organization"},
      {.id = "AccountAuthenticationMethodCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<new_method>,
       .reply = views::shape_under<"authentication_method", views::authentication_method>,
       .handler = create,
       .summary = "Add an identity provider to an organization"},
      {.id = "AccountAuthenticationMethodGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::admin,
       .reply = views::shape_under<"authentication_method", views::authentication_method>,
       .handler = get,
       .summary = "Get an authentication method"},
      {.id = "AccountAuthenticationMethodUpdate",
       .method = Method::put,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<method_update>,
       .reply = views::shape_under<"authentication_method", views::authentication_method>,
       .handler = update,
       .summary = "Change an authentication method"},
      {.id = "AccountAuthenticationMethodDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Delete an identity provider, and the tokens of those who signed in through it"},
  };
}

}  // namespace mock::api
