#pragma once
// What users look like in JSON: as themselves (/me), as members of an organization, and as application users.
#include "base/time.h"
#include "json/shape.h"
#include "model/members.h"
#include "model/users.h"

namespace mock {
struct State;
}

namespace mock::views {

/// {"user": {...}}: the caller, as GET /me shows it.
const json::Shape& me_shape();
void me(json::Writer& out, const State& state, const User& user, Time now);

/// The field "user_info" of members of organizations and groups.
const json::Shape& user_info_shape();
void user_info(json::Writer& out, const User& user);

/// One user in an organization.
const json::Shape& organization_user_shape();
void organization_user(json::Writer& out, const Member& member, const User& user);
/// {"users": [...]}
const json::Shape& organization_users_shape();

const json::Shape& application_user_shape();
void application_user(json::Writer& out, const User& user);
/// {"application_users": [...]}
const json::Shape& application_users_shape();

/// "active", "deactivated" or "deleted".
std::string_view to_text(UserState state);

}  // namespace mock::views
