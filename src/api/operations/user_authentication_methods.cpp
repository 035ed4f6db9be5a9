// /v1/me/authentication_methods: how the caller signs in.
#include "model/user_authentication_methods.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/message.h"
#include "views/user_authentication_methods.h"

namespace mock::api {
namespace {

Reply list(const State& state, const Call& call) {
  return reply_with_list(
      "authentication_methods", views::user_authentication_method(), state, call,
      state.user_authentication_methods.with<&UserAuthenticationMethod::user_id>(call.user().user_id));
}

Reply remove(State& state, const Call& call) {
  user_authentication_methods::remove_own(state, call.user().user_id, call.params["user_authentication_method_id"],
                                          call.token().method_id.or_empty());
  return ok(views::message("Authentication method deleted"));
}

}  // namespace

std::vector<Operation> user_authentication_method_operations() {
  return {
      {.id = "UserAuthenticationMethodsList",
       .method = Method::get,
       .path = "/v1/me/authentication_methods",
       .scopes = {"authentication:read", "user:read"},
       .reply = views::shape_of_list<"authentication_methods", views::user_authentication_method>,
       .handler = list,
       .summary = "List one's own authentication methods"},
      {.id = "UserAuthenticationMethodDelete",
       .method = Method::remove,
       .path = "/v1/me/authentication_methods/{user_authentication_method_id}",
       .scopes = {"authentication:write", "user:write"},
       .reply = views::message_shape,
       .handler = remove,
       .no_event = "about the caller alone",
       .summary = "Delete one of them, with the tokens made through it"},
  };
}

}  // namespace mock::api
