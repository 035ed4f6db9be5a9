// /v1/userauth: signing in.
#include "model/userauth.h"

#include "api/operation.h"
#include "model/passwords.h"
#include "replies.h"
#include "tables.h"
#include "views/userauth.h"

namespace mock::api {
namespace {

// No format is asked for, so that no fault quotes what was sent.
const json::Shape& sign_in_request() {
  using namespace json;
  static const Shape shape = object({
      required("email", text(0, longest_email)),
      required("password", text(0, longest_password)),
      optional("otp", text(0, 6), "Needed by who has two-factor authentication"),
      optional("tenant", text(0, 64), "Clients send it; there is one tenant"),
  });
  return shape;
}

const json::Shape& login_options_request() {
  using namespace json;
  static const Shape shape = object({optional("email", text(0, longest_email))});
  return shape;
}

Reply sign_in(State& state, const Call& call) {
  const auto& body = call.body;
  const auto& token = userauth::sign_in(state, body.text("email"), body.text("password"), body.text("otp"), call.now);
  return reply_with(views::session(), state, call, {&token, state.users.find(token.user_id)});
}

Reply login_options(const State& state, const Call& call) {
  const auto actions = userauth::login_options(state, call.body.text("email"));
  return reply_with(views::login_options(), state, call, {actions.front(), actions});
}

}  // namespace

std::vector<Operation> userauth_operations() {
  return {
      {.id = "UserAuth",
       .method = Method::post,
       .path = "/v1/userauth",
       .needs = needs::anyone,
       .body = sign_in_request,
       .reply = views::shape_of<views::session>,
       .handler = sign_in,
       .no_event = "done by somebody whom no token names",
       .summary = "Sign in with a password"},
      {.id = "UserAuthLoginOptions",
       .method = Method::post,
       .path = "/v1/userauth/login_options",
       .needs = needs::anyone,
       .body = login_options_request,
       .reply = views::shape_of<views::login_options>,
       .handler = login_options,
       .summary = "Tell how somebody may sign in"},
  };
}

}  // namespace mock::api
