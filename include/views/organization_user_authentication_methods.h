#pragma once
// How an organization sees the ways in which its users sign in.
#include "model/authentication_methods.h"
#include "model/user_authentication_methods.h"
#include "model/users.h"
#include "views/picture.h"

namespace mock::views {

struct MethodOfUser {
  const UserAuthenticationMethod* method;
  const User* user;
  const AuthenticationMethod* provider;  // the identity provider that it goes through; nullptr: a general one
};
const Picture<MethodOfUser>& organization_user_authentication_method();

}  // namespace mock::views
