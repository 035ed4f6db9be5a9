#pragma once
// The second factor of signing in with a password: a one-time password. It is offered, and on as soon as a password
// made from the offer confirms it. Rule Y2 of docs/fidelity.md.
#include <string>
#include <string_view>

#include "base/time.h"

namespace mock {

struct AccessToken;
struct State;

namespace two_factor {

/// Makes a secret for a user, in place of one that was offered before, and returns the otpauth: URI that tells an
/// authenticator app of it. What the user has had so far goes on until the offer is confirmed.
std::string offer(State&, std::string_view user_id);

/// Turns it on, as `uri` has offered, and begins a new session. Personal tokens made with the password end. Refuses
/// user_config_2fa_otp_verification_failed when the URI is not the last one offered, or the one-time password is wrong.
const AccessToken& confirm(State&, std::string_view user_id, std::string_view uri, std::string_view otp, Time now);

/// Turns it off. If it was on, personal tokens made with the password end.
void disable(State&, std::string_view user_id);

}  // namespace two_factor
}  // namespace mock
