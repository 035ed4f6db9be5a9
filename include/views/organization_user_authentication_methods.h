#pragma once
// How an organization sees the ways in which its users sign in.
#include "json/shape.h"
#include "model/user_authentication_methods.h"

namespace mock {

struct User;

namespace views {

/// {"authentication_methods": [...]}
const json::Shape& organization_user_authentication_methods_shape();
/// `organization_id` is that of the identity provider; empty for a general method.
void organization_user_authentication_method(json::Text& out, const UserAuthenticationMethod& method, const User& user,
                                             std::string_view organization_id);

}  // namespace views
}  // namespace mock
