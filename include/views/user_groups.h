#pragma once
// What groups and their members look like in JSON.
#include "json/shape.h"
#include "model/user_groups.h"

namespace mock {

struct User;

namespace views {

const json::Shape& user_group_shape();
void user_group(json::Writer& out, const UserGroup& group);

/// {"user_groups": [...]}: those of a user.
const json::Shape& user_groups_shape();

/// {"user_groups": [...]}: those of an organization. Only here is member_count to be seen.
const json::Shape& counted_user_groups_shape();
void counted_user_group(json::Writer& out, const UserGroup& group);

/// {"members": [...]}
const json::Shape& group_members_shape();
void group_member(json::Writer& out, const User& user);

}  // namespace views
}  // namespace mock
