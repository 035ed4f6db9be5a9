// /v1/organization/{organization_id}/application-users and the tokens of application users.
#include "model/application_users.h"

#include "api/operation.h"
#include "model/refusals.h"
#include "permission_denied.h"
#include "replies.h"
#include "tables.h"
#include "token_requests.h"
#include "views/access_tokens.h"
#include "views/request_body.h"
#include "views/users.h"

namespace mock::api {
namespace {

const views::RequestBody<User>& application_user_wish() {
  static const auto body = views::RequestBody<User>(views::application_user(), views::needed<&User::real_name>())
                               .with({json::optional("is_super_admin", json::boolean(), "Only false is accepted")});
  return body;
}

void refuse_super_admin(const Call& call) {  // S3
  if (call.body.flag("is_super_admin"))
    throw Refusal(refusals::bad_request, std::string(application_users::never_super_admin));
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("application_users", views::application_user(), state, call,
                         state.users.with<&User::owning_organization_id>(call.organization_id()));
}

Done create(State& state, const Call& call) {
  refuse_super_admin(call);
  const auto name = call.body.text("name");
  const auto& made = application_users::create(state, call.organization_id(), name, call.now);
  return {reply_with(views::application_user(), state, call, made), named(name)};
}

Reply get(const State& state, const Call& call) {
  return reply_with(views::application_user(), state, call,
                    application_users::get(state, call.organization_id(), call.params["user_id"]));
}

Done update(State& state, const Call& call) {
  refuse_super_admin(call);
  const auto name = call.body.text("name");
  const auto& renamed = application_users::rename(state, call.organization_id(), call.params["user_id"], name);
  return {reply_with(views::application_user(), state, call, renamed), named(name)};
}

Done remove(State& state, const Call& call) {
  application_users::remove(state, call.organization_id(), call.params["user_id"]);
  return {no_content(), told_by_path()};
}

Reply list_tokens(const State& state, const Call& call) {
  const auto& user = application_users::get(state, call.organization_id(), call.params["user_id"]);
  return token_list(state, user.user_id, call);
}

// A4: who holds organization:app_users:write alone must not reach more through a token than they may themselves.
void refuse_escalation(const State& state, const Call& call, const User& user) {
  if (may(call) || !permissions::any_for_user(state, user.user_id)) return;
  deny(call, "application user " + user.user_id + " holds permissions");
}

Done create_token(State& state, const Call& call) {
  const auto& user = application_users::get(state, call.organization_id(), call.params["user_id"]);
  refuse_escalation(state, call, user);
  const auto& token = access_tokens::create(state, user.user_id, new_application_token().wish_of(call.body), call.now);
  return {reply_with(views::new_application_token(), state, call, token), told_by_path()};
}

Done revoke_token(State& state, const Call& call) {
  const auto& user = application_users::get(state, call.organization_id(), call.params["user_id"]);
  access_tokens::revoke(state, access_tokens::of_user(state, user.user_id, call.params["token_prefix"], call.now));
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> application_user_operations() {
  constexpr std::string_view users = "/v1/organization/{organization_id}/application-users";
  constexpr std::string_view user = "/v1/organization/{organization_id}/application-users/{user_id}";
  constexpr std::string_view tokens = "/v1/organization/{organization_id}/application-users/{user_id}/access-tokens";
  constexpr std::string_view token =
      "/v1/organization/{organization_id}/application-users/{user_id}/access-tokens/{token_prefix}";
  constexpr Scopes read{"accounts:read", "authentication:read"};
  constexpr Scopes write{"accounts:write", "authentication:write"};
  constexpr Needs app_users_write = needs::any({"organization:app_users:write"});
  return {
      {.id = "ApplicationUsersList",
       .method = Method::get,
       .path = users,
       .scopes = read,
       .needs = app_users_write,
       .reply = views::shape_of_list<"application_users", views::application_user>,
       .handler = list,
       .summary = "List application users"},
      {.id = "ApplicationUserCreate",
       .method = Method::post,
       .path = users,
       .scopes = write,
       .needs = app_users_write,
       .body = views::shape_of<application_user_wish>,
       .reply = views::shape_of<views::application_user>,
       .handler = create,
       .summary = "Create an application user"},
      {.id = "ApplicationUserGet",
       .method = Method::get,
       .path = user,
       .scopes = read,
       .needs = app_users_write,
       .reply = views::shape_of<views::application_user>,
       .handler = get,
       .summary = "Get an application user"},
      {.id = "ApplicationUserUpdate",
       .method = Method::patch,
       .path = user,
       .scopes = {"accounts:write"},
       .needs = app_users_write,
       .body = views::shape_of<application_user_wish>,
       .reply = views::shape_of<views::application_user>,
       .handler = update,
       .summary = "Rename an application user"},
      {.id = "ApplicationUserDelete",
       .method = Method::remove,
       .path = user,
       .scopes = write,
       .needs = app_users_write,
       .handler = remove,
       .summary = "Delete an application user with its tokens"},
      {.id = "ApplicationUserAccessTokensList",
       .method = Method::get,
       .path = tokens,
       .scopes = read,
       .needs = app_users_write,
       .reply = views::shape_of_list<"tokens", views::access_token>,
       .handler = list_tokens,
       .summary = "List the tokens of an application user"},
      {.id = "ApplicationUserAccessTokenCreate",
       .method = Method::post,
       .path = tokens,
       .scopes = write,
       .needs = app_users_write,
       .elsewhere = {{needs::admin, "for an application user that holds permissions"}},
       .body = views::shape_of<new_application_token>,
       .reply = views::shape_of<views::new_application_token>,
       .handler = create_token,
       .summary = "Create a token for an application user"},
      {.id = "ApplicationUserAccessTokenDelete",
       .method = Method::remove,
       .path = token,
       .scopes = write,
       .needs = app_users_write,
       .handler = revoke_token,
       .summary = "Revoke a token of an application user"},
  };
}

}  // namespace mock::api
