// /v1/me/2fa: two-factor authentication of the caller.
#include "model/two_factor.h"

#include "api/operation.h"
#include "model/passwords.h"
#include "tables.h"
#include "views/two_factor.h"

namespace mock::api {
namespace {

const json::Shape& configure_request() {
  using namespace json;
  static const Shape shape = object({
      required("method", choice({"otp", ""}), "Empty: none"),
      required("password", text(0, longest_password)),
  });
  return shape;
}

const json::Shape& confirm_request() {
  using namespace json;
  static const Shape shape = object({
      required("otp", text(0, 6)),
      required("password", text(0, longest_password)),
      required("uri", text(0, 2048), "As TwoFactorAuthConfigure answered it"),
  });
  return shape;
}

Reply configure(State& state, const Call& call) {
  const auto& user = passwords::confirm(state, call.user().user_id, call.body.text("password"));
  const std::string user_id = user.user_id;
  if (call.body.text("method") == "otp") return ok(views::two_factor(two_factor::offer(state, user_id)));
  two_factor::disable(state, user_id);
  return ok(views::two_factor(std::nullopt));
}

Reply confirm(State& state, const Call& call) {
  const auto& body = call.body;
  const std::string user_id = passwords::confirm(state, call.user().user_id, body.text("password")).user_id;
  const auto& token = two_factor::confirm(state, user_id, body.text("uri"), body.text("otp"), call.now);
  return ok(views::two_factor_confirmed(token.full_token));
}

}  // namespace

std::vector<Operation> two_factor_operations() {
  constexpr Scopes write{"authentication:write", "user:write"};
  return {
      {.id = "TwoFactorAuthConfigure",
       .method = Method::put,
       .path = "/v1/me/2fa",
       .scopes = write,
       .body = configure_request,
       .reply = views::two_factor_shape,
       .handler = configure,
       .no_event = "about the caller alone",
       .summary = "Begin with two-factor authentication, or end it"},
      {.id = "TwoFactorAuthConfigureOTP",
       .method = Method::put,
       .path = "/v1/me/2fa/otp",
       .scopes = write,
       .body = confirm_request,
       .reply = views::two_factor_confirmed_shape,
       .handler = confirm,
       .no_event = "about the caller alone",
       .summary = "Turn two-factor authentication on with a one-time password"},
  };
}

}  // namespace mock::api
