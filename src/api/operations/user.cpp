// /v1/user: becoming a user, and proving by e-mail to be one.
#include "api/operation.h"
#include "json/writer.h"
#include "model/changes.h"
#include "model/passwords.h"
#include "model/refusals.h"
#include "model/sign_up.h"
#include "replies.h"
#include "tables.h"
#include "views/common_shapes.h"
#include "views/message.h"
#include "views/passwords.h"
#include "views/userauth.h"

namespace mock::api {
namespace {

const json::Shape& sign_up_request() {
  using namespace json;
  static const Shape shape = object({
      required("email", views::email_address()),
      required("real_name", text(1, longest_real_name)),
      required("password", text(shortest_password, longest_password)),
      optional("cf_turnstile_response", text(), "Of the check that people are people; not looked at"),
      optional("tenant", text(0, 64), "Clients send it; there is one tenant"),
  });
  return shape;
}

const json::Shape& strength_request() {
  using namespace json;
  static const Shape shape = object({
      required("password", text(0, longest_password)),
      optional("email", text(0, longest_email)),
      optional("real_name", text(0, longest_real_name)),
  });
  return shape;
}

const json::Shape& reset_request_request() {
  using namespace json;
  static const Shape shape = object({required("email", text(0, longest_email))});
  return shape;
}

const json::Shape& reset_request() {
  using namespace json;
  static const Shape shape = object({required("new_password", text(shortest_password, longest_password))});
  return shape;
}

const json::Shape& verified_shape() {
  using namespace json;
  static const Shape shape = object({
      required("invite_details", object({required("user_email", text(0, longest_email))})),
      required("message", text()),
  });
  return shape;
}

Reply create(State& state, const Call& call) {
  const auto& body = call.body;
  if (changes::have_come(call.as_of, changes::sign_up_asks_for_turnstile) &&
      !body.optional_text("cf_turnstile_response"))
    throw Refusal(refusals::cf_turnstile_response_missing);
  const auto& token =
      sign_up::create(state, {body.text("email"), body.text("real_name"), body.text("password")}, call.now);
  return reply_with(views::session(), state, call, {&token, state.users.find(token.user_id)});
}

Reply password_strength(const State&, const Call& call) {
  const auto& body = call.body;
  return ok(views::password_strength(
      passwords::strength(body.text("password"), {body.text("email"), body.text("real_name")})));
}

// The answer is the same for an address that nobody has.
Reply request_password_reset(State& state, const Call& call) {
  passwords::request_reset(state, call.body.text("email"), call.now);
  return ok(views::message("If the address is that of a user, a code is on its way"));
}

Reply reset_password(State& state, const Call& call) {
  passwords::reset(state, call.params["verification_code"], call.body.text("new_password"), call.now);
  return ok(views::message("Password reset"));
}

Reply verify_email(State& state, const Call& call) {
  const auto user_email = sign_up::verify_email(state, call.params["verification_code"], call.now);
  json::Writer out;
  {
    json::Object body(out);
    { json::Object(out, "invite_details")("user_email", user_email); }
    body("message", "E-mail address verified");
  }
  return ok(out.take());
}

}  // namespace

std::vector<Operation> user_operations() {
  return {
      {.id = "UserCreate",
       .method = Method::post,
       .path = "/v1/user",
       .needs = needs::anyone,
       .body = sign_up_request,
       .reply = views::shape_of<views::session>,
       .handler = create,
       .no_event = "done by somebody whom no token names",
       .summary = "Sign up"},
      {.id = "UserPasswordReset",
       .method = Method::post,
       .path = "/v1/user/password_reset/{verification_code}",
       .needs = needs::anyone,
       .body = reset_request,
       .reply = views::message_shape,
       .handler = reset_password,
       .no_event = "done by somebody whom no token names",
       .summary = "Set a new password with a code"},
      {.id = "UserPasswordResetRequest",
       .method = Method::post,
       .path = "/v1/user/password_reset_request",
       .needs = needs::anyone,
       .body = reset_request_request,
       .reply = views::message_shape,
       .handler = request_password_reset,
       .no_event = "done by somebody whom no token names",
       .summary = "Ask for a code to set a new password with"},
      {.id = "CheckPasswordStrengthNewUser",
       .method = Method::post,
       .path = "/v1/user/password_strength",
       .needs = needs::anyone,
       .body = strength_request,
       .reply = views::password_strength_shape,
       .handler = password_strength,
       .summary = "Tell how strong a password is"},
      {.id = "UserVerifyEmail",
       .method = Method::post,
       .path = "/v1/user/verify_email/{verification_code}",
       .needs = needs::anyone,
       .reply = verified_shape,
       .handler = verify_email,
       .no_event = "done by somebody whom no token names",
       .summary = "Verify an e-mail address, or accept an invitation, with a code"},
  };
}

}  // namespace mock::api
