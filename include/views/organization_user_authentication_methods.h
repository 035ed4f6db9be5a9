#pragma once
// How an organization sees the ways in which its users sign in.
#include "json/shape.h"
#include "model/user_authentication_methods.h"

namespace mock {

struct AuthenticationMethod;
struct User;

namespace views {

/// {"authentication_methods": [...]}
const json::Shape& organization_user_authentication_methods_shape();
/// `provider` is the identity provider that the method goes through; null for a general one.
void organization_user_authentication_method(json::Writer& out, const UserAuthenticationMethod& method,
                                             const User& user, const AuthenticationMethod* provider);

}  // namespace views
}  // namespace mock
