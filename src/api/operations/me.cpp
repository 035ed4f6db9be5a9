// /v1/me: the caller.
#include "api/operation.h"
#include "json/text.h"
#include "tables.h"
#include "views/message.h"
#include "views/users.h"

namespace mock::api {
namespace {

Reply get(const State&, const Call& call) {
  json::Text out;
  views::me(out, call.user());
  return ok(out.take());
}

Reply logout(State& state, const Call& call) {
  state.access_tokens.erase(call.token().token_prefix);
  return ok(views::message("Logged out"));
}

}  // namespace

std::vector<Operation> me_operations() {
  return {
      {.id = "UserInfo",
       .method = Method::get,
       .path = "/v1/me",
       .scopes = {"user:read"},
       .reply = views::me_shape,
       .handler = get,
       .summary = "Who is calling"},
      {.id = "UserLogout",
       .method = Method::post,
       .path = "/v1/me/logout",
       .reply = views::message_shape,
       .handler = logout,
       .summary = "End the token that makes this request"},
  };
}

}  // namespace mock::api
