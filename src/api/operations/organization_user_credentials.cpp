// /v1/organization/{organization_id}/user/{member_user_id}: how a member signs in, and with which tokens.
#include "api/operation.h"
#include "model/refusals.h"
#include "permission_denied.h"
#include "replies.h"
#include "tables.h"
#include "views/access_tokens.h"
#include "views/organization_user_authentication_methods.h"

namespace mock::api {
namespace {

const User& managed_user(const State& state, const Call& call) {  // M15
  return members::managed(state, call.organization_id(), call.params["member_user_id"]);
}

// S2: what is done to managed users is done to super admins only by super admins.
const User& managed_user_to_change(const State& state, const Call& call) {
  const auto& member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  guard_super_admin(call, member);
  return managed_user(state, call);
}

Reply list_tokens(const State& state, const Call& call) {
  const auto& user = managed_user(state, call);
  const auto is_shown = [&](const AccessToken& token) {  // M16
    return access_tokens::is_valid(state, token, call.now) &&
           user_authentication_methods::concerns(state, call.organization_id(), token.method_id.or_empty());
  };
  return reply_with_list("tokens", views::organization_user_token(), state, call,
                         state.access_tokens.with<&AccessToken::user_id>(user.user_id),
                         [&](const AccessToken& token) { return is_shown(token) ? &token : nullptr; });
}

Done revoke_token(State& state, const Call& call) {
  const auto& user = managed_user_to_change(state, call);
  const auto& token = access_tokens::of_user(state, user.user_id, call.params["token_prefix"], call.now);
  if (!user_authentication_methods::concerns(state, call.organization_id(), token.method_id.or_empty()))  // M16
    throw Refusal(refusals::access_token_not_found);
  access_tokens::revoke(state, token);
  return {no_content(), told_by_path()};
}

Done reset_password(State& state, const Call& call) {
  const auto& user = managed_user_to_change(state, call);
  verification_codes::create(state, user.user_id, CodePurpose::password_reset, call.now);
  return {no_content(), told_by_path()};
}

Reply list_methods(const State& state, const Call& call) {
  const auto& member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  const auto& user = *state.users.find(member.user_id);
  return reply_with_list(
      "authentication_methods", views::organization_user_authentication_method(), state, call,
      state.user_authentication_methods.with<&UserAuthenticationMethod::user_id>(user.user_id),
      [&](const UserAuthenticationMethod& method) -> std::optional<views::MethodOfUser> {
        if (!user_authentication_methods::concerns(state, call.organization_id(), method.method_id))
          return std::nullopt;
        return views::MethodOfUser{&method, &user, user_authentication_methods::provider_of(state, method)};
      });
}

}  // namespace

std::vector<Operation> organization_user_credential_operations() {
  constexpr Needs users_write = needs::any({"organization:users:write"});
  return {
      {.id = "OrganizationUserTokensList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/user/{member_user_id}/access-tokens",
       .scopes = {"accounts:read"},
       .needs = users_write,
       .reply = views::shape_of_list<"tokens", views::organization_user_token>,
       .handler = list_tokens,
       .summary = "List the tokens of a managed user"},
      {.id = "OrganizationUserRevokeToken",
       .method = Method::remove,
       .path = "/v1/organization/{organization_id}/user/{member_user_id}/access-token/{token_prefix}",
       .scopes = {"authentication:write", "user:write"},
       .needs = users_write,
       .elsewhere = {of_super_admins},
       .handler = revoke_token,
       .summary = "Revoke a token of a managed user"},
      {.id = "OrganizationUserPasswordReset",
       .method = Method::post,
       .path = "/v1/organization/{organization_id}/user/{member_user_id}/reset_password",
       .scopes = {"accounts:write"},
       .needs = users_write,
       .elsewhere = {of_super_admins},
       .handler = reset_password,
       .summary = "Send a managed user a code with which to set a new password"},
      {.id = "OrganizationUserAuthenticationMethodsList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/user/{member_user_id}/authentication_methods",
       .scopes = {"accounts:read"},
       .needs = users_write,
       .reply = views::shape_of_list<"authentication_methods", views::organization_user_authentication_method>,
       .handler = list_methods,
       .summary = "List the ways in which a user signs in"},
  };
}

}  // namespace mock::api
