// /v1/me: the caller.
#include "api/operation.h"
#include "model/passwords.h"
#include "replies.h"
#include "tables.h"
#include "views/message.h"
#include "views/passwords.h"
#include "views/request_body.h"
#include "views/users.h"

namespace mock::api {
namespace {

constexpr std::int64_t longest_profile_field = 256;

const views::RequestBody<User>& profile_update() {
  static const auto body =
      views::RequestBody<User>(views::user_info(), views::needed<&User::real_name>(),
                               views::may<&User::city, &User::country, &User::department, &User::job_title>())
          .accepts<&User::city, &User::country, &User::department, &User::job_title>(
              json::text(0, longest_profile_field));
  return body;
}

const json::Shape& password_request() {
  using namespace json;
  static const Shape shape = object({
      required("password", text(0, longest_password)),
      required("new_password", text(shortest_password, longest_password)),
  });
  return shape;
}

const json::Shape& strength_request() {
  using namespace json;
  static const Shape shape = object({
      required("old_password", text(0, longest_password)),
      required("new_password", text(0, longest_password)),
  });
  return shape;
}

Reply reply_with(const State& state, const Call& call, const User& user) {
  return reply_under("user", views::me(), state, call, {&user, projects::of_user(state, user.user_id)});
}

Reply get(const State& state, const Call& call) { return reply_with(state, call, call.user()); }

Reply update(State& state, const Call& call) {
  const auto& user_id = call.user().user_id;
  users::edit_oneself(state, user_id, profile_update().wish_of(call.body));
  return reply_with(state, call, *state.users.find(user_id));
}

Reply expire_tokens(State& state, const Call& call) {
  access_tokens::expire_all(state, call.user().user_id, call.now);
  return ok(views::message("Authentication tokens expired"));
}

Reply logout(State& state, const Call& call) {
  state.access_tokens.erase(call.token().token_prefix());
  return ok(views::message("Logged out"));
}

Reply change_password(State& state, const Call& call) {
  const auto& token = passwords::change(state, call.user().user_id, call.body.text("password"),
                                        call.body.text("new_password"), call.now);
  return ok(views::password_changed(token.full_token));
}

// The old password is only compared with: whether it is right is not told.
Reply password_strength(const State&, const Call& call) {
  const auto& user = call.user();
  return ok(views::password_strength(passwords::strength(
      call.body.text("new_password"), {user.user_email, user.real_name, call.body.text("old_password")})));
}

}  // namespace

std::vector<Operation> me_operations() {
  constexpr Scopes write{"authentication:write", "user:write"};
  return {
      {.id = "UserInfo",
       .method = Method::get,
       .path = "/v1/me",
       .scopes = {"user:read"},
       .reply = views::shape_under<"user", views::me>,
       .handler = get,
       .summary = "Who is calling"},
      {.id = "UserUpdate",
       .method = Method::patch,
       .path = "/v1/me",
       .scopes = {"user:write"},
       .body = views::shape_of<profile_update>,
       .reply = views::shape_under<"user", views::me>,
       .handler = update,
       .no_event = "about the caller alone",
       .summary = "Edit one's own profile"},
      {.id = "UserExpireTokens",
       .method = Method::post,
       .path = "/v1/me/expire_tokens",
       .scopes = write,
       .reply = views::message_shape,
       .handler = expire_tokens,
       .no_event = "about the caller alone",
       .summary = "End all tokens of one's own"},
      {.id = "UserLogout",
       .method = Method::post,
       .path = "/v1/me/logout",
       .reply = views::message_shape,
       .handler = logout,
       .no_event = "about the caller alone",
       .summary = "End the token that makes this request"},
      {.id = "UserPasswordChange",
       .method = Method::put,
       .path = "/v1/me/password",
       .scopes = write,
       .body = password_request,
       .reply = views::password_changed_shape,
       .handler = change_password,
       .no_event = "about the caller alone",
       .summary = "Change one's own password; all tokens end"},
      {.id = "CheckPasswordStrengthExistingUser",
       .method = Method::post,
       .path = "/v1/me/password_strength",
       .body = strength_request,
       .reply = views::password_strength_shape,
       .handler = password_strength,
       .summary = "Tell how strong a new password of one's own is"},
  };
}

}  // namespace mock::api
