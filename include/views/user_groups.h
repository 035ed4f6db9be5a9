#pragma once
// What groups and their members look like in JSON.
#include "model/user_groups.h"
#include "model/users.h"
#include "views/picture.h"

namespace mock::views {

const Picture<UserGroup>& user_group();
/// Of the groups of an organization: only there is member_count to be seen.
const Picture<UserGroup>& counted_user_group();

/// A user in a group.
const Picture<User>& group_member();

}  // namespace mock::views
