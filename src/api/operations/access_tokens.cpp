// /v1/access_token: the caller's own tokens.
#include "model/access_tokens.h"

#include "api/operation.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"
#include "token_requests.h"
#include "views/access_tokens.h"
#include "views/message.h"

namespace mock::api {
namespace {

const views::RequestBody<AccessToken>& new_description() {
  static const views::RequestBody<AccessToken> body(views::access_token(), views::needed<&AccessToken::description>());
  return body;
}

const AccessToken& named_token(const State& state, const Call& call) {
  return access_tokens::of_user(state, call.user().user_id, call.params["token_prefix"], call.now);
}

Reply list(const State& state, const Call& call) { return token_list(state, call.user().user_id, call); }

Reply create(State& state, const Call& call) {
  if (call.user().is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);  // A10
  authentication_config::check_may_have_personal_tokens(state, call.user());
  auto wish = new_access_token().wish_of(call.body);
  wish.set<&AccessToken::method_id>(call.token().method_id);  // Y5
  return reply_with(views::new_access_token(), state, call,
                    access_tokens::create_personal(state, call.user().user_id, wish, call.now));
}

Reply update(State& state, const Call& call) {
  if (call.user().is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);  // A5
  const std::string prefix(named_token(state, call).token_prefix());
  access_tokens::update(state, named_token(state, call), new_description().wish_of(call.body));
  return reply_with(views::access_token(), state, call, *state.access_tokens.find(prefix));
}

Reply revoke(State& state, const Call& call) {
  access_tokens::revoke(state, named_token(state, call));
  return ok(views::message("Access token revoked"));
}

}  // namespace

std::vector<Operation> access_token_operations() {
  constexpr std::string_view tokens = "/v1/access_token";
  constexpr std::string_view token = "/v1/access_token/{token_prefix}";
  constexpr Scopes read{"authentication:read", "user:read"};
  constexpr Scopes write{"authentication:write", "user:write"};
  return {
      {.id = "AccessTokenList",
       .method = Method::get,
       .path = tokens,
       .scopes = read,
       .reply = views::shape_of_list<"tokens", views::access_token>,
       .handler = list,
       .summary = "List one's own valid tokens"},
      {.id = "AccessTokenCreate",
       .method = Method::post,
       .path = tokens,
       .scopes = write,
       .body = views::shape_of<new_access_token>,
       .reply = views::shape_of<views::new_access_token>,
       .handler = create,
       .no_event = "about the caller alone",
       .summary = "Create a personal token"},
      {.id = "AccessTokenUpdate",
       .method = Method::put,
       .path = token,
       .scopes = write,
       .body = views::shape_of<new_description>,
       .reply = views::shape_of<views::access_token>,
       .handler = update,
       .no_event = "about the caller alone",
       .summary = "Change the description of a personal token"},
      {.id = "AccessTokenRevoke",
       .method = Method::remove,
       .path = token,
       .scopes = write,
       .reply = views::message_shape,
       .handler = revoke,
       .no_event = "about the caller alone",
       .summary = "Revoke one's own token"},
  };
}

}  // namespace mock::api
