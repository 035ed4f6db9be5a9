#pragma once
// What tests about one's own account have in common: the secrets of the demo, and a look at a user in the world.
#include <string>
#include <string_view>

#include "base/totp.h"
#include "model/state.h"
#include "support/a_world.h"

namespace mock::test {

inline const std::string sofia_password = "sofia-signs-in-here", arthur_password = "arthur-has-two-factors",
                         mike_password = "mike-likes-the-demo", arthur_secret = "ARTHURSSECONDFACTORFORTHEDEMO234";

inline Answer sign_in(AWorld& world, const std::string& email, const std::string& password) {
  return world.as(nobody).post("/v1/userauth", {{"email", email}, {"password", password}});
}
inline Answer sign_in(AWorld& world, const std::string& email, const std::string& password, const std::string& otp) {
  return world.as(nobody).post("/v1/userauth", {{"email", email}, {"password", password}, {"otp", otp}});
}

/// The one-time password of this moment.
inline std::string otp_now(AWorld& world, std::string_view secret) {
  return totp::at(world.world().state()->clock.now(), secret);
}
/// One that is wrong now.
inline std::string wrong_otp(AWorld& world, std::string_view secret) {
  const auto now = world.world().state()->clock.now();
  for (int i = 0;; ++i)
    if (auto otp = std::to_string(100000 + i); !totp::fits(otp, secret, now)) return otp;
}

inline User user_named(AWorld& world, std::string_view email) {
  return *users::by_email(*world.world().state(), email);
}

/// The code that the user would have received by e-mail; empty when there is none.
inline std::string code_of(AWorld& world, std::string_view email, CodePurpose purpose) {
  const auto state = world.world().state();
  for (const auto& code :
       state->verification_codes.with<&VerificationCode::user_id>(users::by_email(*state, email)->user_id))
    if (code.purpose == purpose) return code.verification_code;
  return {};
}

/// Gives an organization a verified domain. Returns its domain_id.
inline std::string verify_domain(AWorld& world, const std::string& organization_id, const std::string& domain_name) {
  Domain domain;
  domain.domain_id = "domain-" + domain_name;
  domain.organization_id = organization_id;
  domain.domain_name = domain_name;
  domain.state = DomainState::verified;
  world.world().change([&](State& next) { next.domains.put(domain); });
  return domain.domain_id;
}

/// Changes a user of the world beside the API.
template <class Change>
void change_user(AWorld& world, std::string_view email, Change change) {
  world.world().change([&](State& next) {
    auto user = *users::by_email(next, email);
    change(user);
    next.users.put(std::move(user));
  });
}

}  // namespace mock::test
