// /v1/access_token: the caller's own tokens.
#include "model/access_tokens.h"

#include "api/operation.h"
#include "json/writer.h"
#include "model/refusals.h"
#include "tables.h"
#include "token_requests.h"
#include "views/access_tokens.h"
#include "views/message.h"

namespace mock::api {
namespace {

const json::Shape& description_request() {
  using namespace json;
  static const Shape shape = object({required("description", text(0, longest_token_description))});
  return shape;
}

const AccessToken& named_token(const State& state, const Call& call) {
  return access_tokens::of_user(state, call.user().user_id, call.params["token_prefix"], call.now);
}

Reply list(const State& state, const Call& call) { return token_list(state, call.user().user_id, call); }

Reply create(State& state, const Call& call) {
  if (call.user().is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);  // A10
  authentication_config::check_may_have_personal_tokens(state, call.user());
  auto wish = new_token_from(call.body);
  wish.method_id = call.token().method_id.or_empty();  // Y5
  json::Writer out;
  views::new_access_token(out, access_tokens::create_personal(state, call.user().user_id, std::move(wish), call.now),
                          call.token());
  return ok(out.take());
}

Reply update(State& state, const Call& call) {
  if (call.user().is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);  // A5
  const std::string prefix(named_token(state, call).token_prefix());
  access_tokens::describe(state, named_token(state, call), call.body.text("description"));
  json::Writer out;
  views::access_token(out, *state.access_tokens.find(prefix), call.token());
  return ok(out.take());
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
       .reply = views::access_tokens_shape,
       .handler = list,
       .summary = "List one's own valid tokens"},
      {.id = "AccessTokenCreate",
       .method = Method::post,
       .path = tokens,
       .scopes = write,
       .body = new_access_token_request,
       .reply = views::new_access_token_shape,
       .handler = create,
       .no_event = "about the caller alone",
       .summary = "Create a personal token"},
      {.id = "AccessTokenUpdate",
       .method = Method::put,
       .path = token,
       .scopes = write,
       .body = description_request,
       .reply = views::access_token_shape,
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
