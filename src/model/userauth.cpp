#include "model/userauth.h"

#include <algorithm>

#include "base/totp.h"
#include "model/passwords.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::userauth {
namespace {

void check_second_factor(const User& user, std::string_view otp, Time now) {
  if (!user.otp_secret) return;
  if (otp.empty()) throw Refusal(refusals::otp_required);
  if (!totp::fits(otp, *user.otp_secret, now)) throw Refusal(refusals::authentication_failed);
}

// N7
bool signs_in_through_an_identity_provider(const State& state, std::string_view user_email) {
  const auto* domain = domains::verified(state, user_email);
  if (domain == nullptr) return false;
  for (const auto& link : state.domain_links.with<&DomainLink::domain_id>(domain->domain_id))
    if (state.authentication_methods.find(link.authentication_method_id)->authentication_method_enabled) return true;
  return false;
}

}  // namespace

const AccessToken& sign_in(State& state, std::string_view user_email, std::string_view password, std::string_view otp,
                           Time now) {
  const auto* user = users::by_email(state, user_email);
  if (user == nullptr || user->is_application_user() || !passwords::is_right(*user, password))
    throw Refusal(refusals::authentication_failed);
  if (user->state == UserState::deactivated) throw Refusal(refusals::user_deactivated);  // M13
  check_second_factor(*user, otp, now);
  const std::string user_id = user->user_id;
  const auto method_id = user_authentication_methods::password_of(state, user_id)->method_id;
  user_authentication_methods::use(state, method_id, now);
  return access_tokens::create_session(state, user_id, method_id, now);
}

std::vector<std::string_view> login_options(const State& state, std::string_view user_email) {
  if (user_email.empty()) return {"password"};
  if (signs_in_through_an_identity_provider(state, user_email)) return {"saml"};
  const auto* user = users::by_email(state, user_email);
  if (user == nullptr || user->is_application_user()) return {"signup"};
  std::vector<std::string_view> options;
  for (const auto& method : state.user_authentication_methods.with<&UserAuthenticationMethod::user_id>(user->user_id))
    if (std::find(options.begin(), options.end(), method.type.name()) == options.end())
      options.push_back(method.type.name());
  if (options.empty()) options.emplace_back("password");  // it can be set by a reset
  return options;
}

}  // namespace mock::userauth
