#include "views/user_groups.h"

#include <limits>

#include "model/organizations.h"
#include "views/users.h"

namespace mock::views {

using namespace json;

const Picture<UserGroup>& user_group() {
  static const Picture<UserGroup> picture({
      kept<&UserGroup::create_time>("create_time", time()),
      kept<&UserGroup::description>("description", text(0, longest_user_group_description), "For people; may be empty"),
      kept<&UserGroup::managed_by_scim>("managed_by_scim", boolean(), "It cannot be changed through the API"),
      kept<&UserGroup::update_time>("update_time", time(), "When its name or description last changed"),
      kept<&UserGroup::user_group_id>("user_group_id", text(0, longest_id)),
      kept<&UserGroup::user_group_name>("user_group_name", text(0, longest_user_group_name),
                                        "Unique in the organization")
          .accepts(text(1, longest_user_group_name)),
  });
  return picture;
}

const Picture<UserGroup>& counted_user_group() {
  static const auto picture = user_group().with({
      worked_out<UserGroup>("member_count", integer(0, std::numeric_limits<std::int64_t>::max()),
                            [](const UserGroup& group) { return group.member_count; }),
  });
  return picture;
}

const Picture<User>& group_member() {
  static const Picture<User> picture({
      kept<&User::last_activity_time>("last_activity_time", time().or_null(), "When a token of the user was last used"),
      kept<&User::user_id>("user_id", text()),
      pictured<User>("user_info", user_info(), [](const Viewpoint& /*at*/, const User& user) { return &user; }),
  });
  return picture;
}

}  // namespace mock::views
