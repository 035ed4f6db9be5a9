#pragma once
// How somebody becomes a user: by signing up, or by following the link in an invitation. Rules O1, M1, M9 of
// docs/fidelity.md.
#include <string>
#include <string_view>

#include "base/time.h"

namespace mock {

struct AccessToken;
struct State;

namespace sign_up {

struct NewUser {
  std::string user_email, real_name, password;
};

/// Makes a person, and begins a session. Whoever has an address in a verified domain becomes a managed member of its
/// organization; anybody else gets an organization of their own. Refuses user_exists, and what passwords::
/// check_acceptable refuses.
const AccessToken& create(State&, NewUser wish, Time now);

/// Uses up a code from an e-mail, and returns the address that it shows to be somebody's own. The code of an invitation
/// accepts it as well, for a new user when the address is nobody's yet. Refuses invitation_expired,
/// user_weblink_action_expired.
std::string verify_email(State&, std::string_view verification_code, Time now);

}  // namespace sign_up
}  // namespace mock
