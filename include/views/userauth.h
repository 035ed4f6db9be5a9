#pragma once
// What signing in answers.
#include <optional>
#include <string_view>
#include <vector>

#include "model/access_tokens.h"
#include "model/authentication_methods.h"
#include "model/user_authentication_methods.h"
#include "model/users.h"
#include "views/picture.h"

namespace mock::views {

/// A session that has just begun, with its token.
struct Session {
  const AccessToken* token;
  const User* user;
};
const Picture<Session>& session();

/// The ways of signing in, by their names: the first choice at the top, and all of them in a list whose published name
/// is "None".
struct LoginOptions {
  std::string_view first;
  std::vector<std::string_view> all;
};
const Picture<LoginOptions>& login_options();

/// "Password", "Google", … for people; nothing for what is no login type.
std::optional<std::string_view> name_of_login(std::string_view type);
/// The name of the identity provider that a method goes through, or that of its type.
std::string_view name_of_login(const UserAuthenticationMethod& method, const AuthenticationMethod* provider);

}  // namespace mock::views
