#include "model/two_factor.h"

#include "base/percent.h"
#include "base/totp.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::two_factor {
namespace {

std::string uri_of(const User& user, const std::string& secret) {
  return "otpauth://totp/Aiven:" + percent_encoded(user.user_email) + "?secret=" + secret + "&issuer=Aiven";
}

}  // namespace

std::string offer(State& state, std::string_view user_id) {
  auto user = *state.users.find(user_id);
  user.offered_otp_secret = totp::new_secret(state.chance);
  return uri_of(state.users.put(user), *user.offered_otp_secret);
}

const AccessToken& confirm(State& state, std::string_view user_id, std::string_view uri, std::string_view otp,
                           Time now) {
  auto user = *state.users.find(user_id);
  const auto& offered = user.offered_otp_secret;
  if (!offered || uri != uri_of(user, *offered) || !totp::fits(otp, *offered, now))
    throw Refusal(refusals::user_config_2fa_otp_verification_failed);
  user.otp_secret = offered;
  user.offered_otp_secret.reset();
  state.users.put(std::move(user));
  const auto method_id = user_authentication_methods::password_of(state, user_id)->method_id;
  access_tokens::revoke_personal(state, method_id);  // Y2
  return access_tokens::create_session(state, user_id, method_id, now);
}

void disable(State& state, std::string_view user_id) {
  auto user = *state.users.find(user_id);
  if (user.otp_secret)
    access_tokens::revoke_personal(state, user_authentication_methods::password_of(state, user_id)->method_id);  // Y2
  user.otp_secret.reset();
  user.offered_otp_secret.reset();
  state.users.put(std::move(user));
}

}  // namespace mock::two_factor
