#pragma once
// The ways in which a person signs in: with a password, or through somebody who vouches for them. Tokens remember
// which of them the session had that made them. Rules Y1–Y11 of docs/fidelity.md.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"
#include "model/vocabulary.h"

namespace mock {

struct AuthenticationMethod;
struct State;

inline constexpr std::array<std::string_view, 5> login_type_names{
    "password", "google_oauth", "azure_oauth", "github_oauth", "saml",
};
using LoginType = Word<login_type_names>;

struct UserAuthenticationMethod {
  std::string method_id, user_id;
  LoginType type = "password";
  std::string authentication_method_id;  // saml: the identity provider of an organization; otherwise empty
  std::string public_remote_identity;    // how the other side names the user; for a password the e-mail address
  Time create_time{}, update_time{};
  std::optional<Time> last_used_time;

  using Ways = FoundBy<By<&UserAuthenticationMethod::method_id>, By<&UserAuthenticationMethod::user_id>,
                       By<&UserAuthenticationMethod::authentication_method_id>>;
};

namespace user_authentication_methods {

/// Gives a user one more way to sign in.
const UserAuthenticationMethod& add(State&, std::string_view user_id, LoginType type,
                                    std::string authentication_method_id, std::string public_remote_identity, Time now);

/// The user's method of signing in with a password, or nullptr.
const UserAuthenticationMethod* password_of(const State&, std::string_view user_id);

/// The method behind a token; nullptr for tokens of application users.
const UserAuthenticationMethod* behind(const State&, std::string_view method_id);

/// The identity provider of an organization that the method goes through, or nullptr for a general one.
const AuthenticationMethod* provider_of(const State&, const UserAuthenticationMethod& method);

/// True when an organization may know of what was done through a method: through a general one or its own, or, when
/// `method_id` is empty, through none.
bool concerns(const State&, std::string_view organization_id, std::string_view method_id);

/// The user's oldest method; empty when there is none.
std::string first_of(const State&, std::string_view user_id);

/// Remembers that the user has signed in with it.
void use(State&, std::string_view method_id, Time now);

/// Removes a method with all tokens that were made through it; with a password, the password too.
void remove(State&, std::string_view method_id);

/// The same for a method of one's own. Refuses authentication_method_not_found, and the method of one's own session.
void remove_own(State&, std::string_view user_id, std::string_view method_id, std::string_view current_method_id);

/// A method_id that no method has yet.
std::string new_id(State&);

}  // namespace user_authentication_methods
}  // namespace mock
