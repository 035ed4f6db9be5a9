#pragma once
// Signing in with a password, and what else there is to sign in with. Rules Y1, W2, W3 of docs/fidelity.md.
#include <string_view>
#include <vector>

#include "base/time.h"

namespace mock {

struct AccessToken;
struct State;

namespace userauth {

/// Begins a session. Refuses authentication_failed, without telling why, user_deactivated, and otp_required when the
/// password is right and the user has a second factor. `otp` may be empty: not given.
const AccessToken& sign_in(State&, std::string_view user_email, std::string_view password, std::string_view otp,
                           Time now);

/// How somebody with this e-mail address may sign in, the first choice first: names of login types, or "signup". The
/// address may be empty: then nothing is known of who asks.
std::vector<std::string_view> login_options(const State&, std::string_view user_email);

}  // namespace userauth
}  // namespace mock
