#pragma once
// The ways in which one signs in oneself, in JSON.
#include "model/user_authentication_methods.h"
#include "views/picture.h"

namespace mock::views {

const Picture<UserAuthenticationMethod>& user_authentication_method();

}  // namespace mock::views
