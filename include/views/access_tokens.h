#pragma once
// What access tokens look like in JSON.
#include "model/access_tokens.h"
#include "views/picture.h"

namespace mock::views {

/// A token as lists show it: never the whole of it. Fields that were never set are null: avn prints its tables from
/// the fields that are there.
const Picture<AccessToken>& access_token();

/// A token just made by its own user: as above, with full_token.
const Picture<AccessToken>& new_access_token();

/// A token just made for an application user: full_token and token_prefix alone.
const Picture<AccessToken>& new_application_token();

/// A member's, as their organization sees them.
const Picture<AccessToken>& organization_user_token();

}  // namespace mock::views
