#pragma once
// What people's and application users' tokens have in common on the wire.
#include <string_view>

#include "api/operation.h"
#include "model/access_tokens.h"
#include "views/request_body.h"

namespace mock::api {

/// The bodies that ask for a new token. The published types of max_age_seconds differ: a number for one's own tokens,
/// an integer for those of application users.
const views::RequestBody<AccessToken>& new_access_token();
const views::RequestBody<AccessToken>& new_application_token();

/// {"tokens": [...]} of one user: those that are valid now, oldest first.
Reply token_list(const State& state, std::string_view user_id, const Call& call);

}  // namespace mock::api
