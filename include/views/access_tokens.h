#pragma once
// What access tokens look like in JSON: a shape, and the function that writes what fits it.
#include "json/shape.h"
#include "model/access_tokens.h"

namespace mock::views {

/// A token as lists show it: never the whole of it. Fields that were never set are null: avn prints its tables from
/// the fields that are there.
const json::Shape& access_token_shape();
/// `current` is the token of the request itself.
void access_token(json::Writer& out, const AccessToken& token, const AccessToken& current);

/// {"tokens": [...]}: of one user, those that are valid, oldest first.
const json::Shape& access_tokens_shape();

/// A token just made by its own user: as above, with full_token.
const json::Shape& new_access_token_shape();
void new_access_token(json::Writer& out, const AccessToken& token, const AccessToken& current);

/// A token just made for an application user: full_token and token_prefix alone.
const json::Shape& new_application_token_shape();
void new_application_token(json::Writer& out, const AccessToken& token);

/// {"tokens": [...]}: a member's, as their organization sees them.
const json::Shape& organization_user_tokens_shape();
void organization_user_token(json::Writer& out, const AccessToken& token);

}  // namespace mock::views
