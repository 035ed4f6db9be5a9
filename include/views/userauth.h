#pragma once
// What signing in answers.
#include <vector>

#include "json/shape.h"
#include "model/access_tokens.h"
#include "model/authentication_methods.h"
#include "model/user_authentication_methods.h"
#include "model/users.h"

namespace mock::views {

/// A session that has just begun, with its token.
const json::Shape& session_shape();
void session(json::Writer& out, const AccessToken& token, const User& user);

/// The ways of signing in: the first choice at the top, and all of them in a list whose published name is "None".
const json::Shape& login_options_shape();
void login_options(json::Writer& out, const std::vector<std::string_view>& actions);

/// "Password", "Google", … for people; nothing for what is no login type.
std::optional<std::string_view> name_of_login(std::string_view type);
/// The name of the identity provider that a method goes through, or that of its type.
std::string_view name_of_login(const UserAuthenticationMethod& method, const AuthenticationMethod* provider);

}  // namespace mock::views
