// /v1/account/{account_id}/authentication: the ways of signing in that an organization has of its own.
#include "model/authentication_methods.h"

#include "access/policies.h"
#include "api/operation.h"
#include "expect_unchanged.h"
#include "json/writer.h"
#include "model/refusals.h"
#include "tables.h"
#include "views/authentication_methods.h"
#include "views/message.h"

namespace mock::api {
namespace {

constexpr std::int64_t longest_team_id = 32;

// What can be said of a method when it is made and afterwards.
std::vector<json::Field> settable_fields() {
  using namespace json;
  auto fields = views::saml_fields();
  fields.insert(fields.end(),
                {
                    optional("auth_token_extend_when_used", boolean(), "Default: true"),
                    optional("auth_token_max_age_seconds",
                             integer(shortest_auth_token_max_age, longest_auth_token_max_age), "Default: 36000"),
                    optional("auto_join_team_id", text(0, longest_team_id).or_null(), "Accepted and not used"),
                    optional("auto_join_user_group_id", text(0, longest_id).or_null(), "The group that new users join"),
                });
  return fields;
}

const json::Shape& new_method_request() {
  using namespace json;
  static const auto shape =
      object({
                 required("authentication_method_name", text(1, longest_authentication_method_name)),
                 required("authentication_method_type", views::authentication_method_type_shape()),
                 optional("linked_domains", json::list(object({required("domain_id", text(0, longest_id))}))),
             })
          .with(settable_fields());
  return shape;
}

const json::Shape& method_update_request() {
  using namespace json;
  static const auto shape =
      object({
                 optional("authentication_method_enabled", boolean()),
                 optional("authentication_method_name", text(1, longest_authentication_method_name)),
                 // Terraform sends these two.
                 optional("authentication_method_id", text(), "As in the path"),
                 optional("authentication_method_type", text(), "As it is"),
             })
          .with(settable_fields());
  return shape;
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

AuthenticationMethod with_wishes(AuthenticationMethod method, const json::Value& body) {
  const auto saml_field = views::first_saml_field(body);
  if (method.type == AuthenticationMethodType::internal && saml_field)
    throw Refusal(refusals::bad_request,
                  std::string(*saml_field) + " is for SAML methods only (at /" + std::string(*saml_field) + ")");
  method.saml = views::saml_settings_from(body, std::move(method.saml));
  method.authentication_method_name = body.text("authentication_method_name", method.authentication_method_name);
  method.authentication_method_enabled =
      body.flag("authentication_method_enabled", method.authentication_method_enabled);
  method.auth_token_max_age_seconds =
      body.integer("auth_token_max_age_seconds").value_or(method.auth_token_max_age_seconds);
  method.auth_token_extend_when_used = body.flag("auth_token_extend_when_used", method.auth_token_extend_when_used);
  if (body.find("auto_join_user_group_id") != nullptr)
    method.auto_join_user_group_id = body.optional_text("auto_join_user_group_id");
  return method;
}

Reply reply_with(const State& state, const AuthenticationMethod& method) {
  json::Writer out;
  {
    const json::Object body(out);
    out.name("authentication_method");
    views::authentication_method(out, organizations::get(state, method.organization_id), method);
  }
  return ok(out.take());
}

Reply list(const State& state, const Call& call) {
  const auto& organization = organization_of(state, call);
  json::Writer out;
  {
    json::Object body(out);
    body.list("authentication_methods", [&] {
      for (const auto& each :
           state.authentication_methods.with<&AuthenticationMethod::organization_id>(organization.organization_id))
        views::authentication_method(out, organization, each);
    });
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  AuthenticationMethod method;
  method.organization_id = organization_of(state, call).organization_id;
  method.type = views::authentication_method_type_from(call.body.text("authentication_method_type"));
  std::vector<std::string> linked_domains;
  for (const auto& each : call.body.list("linked_domains")) linked_domains.push_back(each.text("domain_id"));
  const auto& made =
      authentication_methods::create(state, with_wishes(std::move(method), call.body), linked_domains, call.now);
  return {reply_with(state, made), named(made.authentication_method_name)};
}

Reply get(const State& state, const Call& call) { return reply_with(state, method_of(state, call)); }

Done update(State& state, const Call& call) {
  const auto& method = method_of(state, call);
  expect_unchanged(call, "authentication_method_id", method.authentication_method_id);
  expect_unchanged(call, "authentication_method_type", views::to_text(method.type));
  const auto& changed = authentication_methods::update(state, with_wishes(method, call.body), call.now);
  check_caller_stays_allowed(state, organization_of(state, call), call.caller);
  return {reply_with(state, changed), named(call.body.optional_text("authentication_method_name"))};
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
       .reply = views::authentication_methods_shape,
       .handler = list,
       .summary = "List the authentication methods of an organization"},
      {.id = "AccountAuthenticationMethodCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = needs::admin,
       .body = new_method_request,
       .reply = views::one_authentication_method_shape,
       .handler = create,
       .summary = "Add an identity provider to an organization"},
      {.id = "AccountAuthenticationMethodGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = needs::admin,
       .reply = views::one_authentication_method_shape,
       .handler = get,
       .summary = "Get an authentication method"},
      {.id = "AccountAuthenticationMethodUpdate",
       .method = Method::put,
       .path = one,
       .scopes = write,
       .needs = needs::admin,
       .body = method_update_request,
       .reply = views::one_authentication_method_shape,
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
