#include "views/user_groups.h"

#include "model/organizations.h"
#include "views/users.h"

namespace mock::views {

using namespace json;

namespace {

void write_fields(Object& object, const UserGroup& group) {
  object("create_time", group.create_time)("description", group.description);
  object("managed_by_scim", group.managed_by_scim)("update_time", group.update_time);
  object("user_group_id", group.user_group_id)("user_group_name", group.user_group_name);
}

}  // namespace

const Shape& user_group_shape() {
  static const Shape shape = object({
      required("create_time", time()),
      required("description", text(0, longest_user_group_description)),
      required("managed_by_scim", boolean()),
      required("update_time", time(), "When its name or description last changed"),
      required("user_group_id", text(0, longest_id)),
      required("user_group_name", text(0, longest_user_group_name)),
  });
  return shape;
}

void user_group(Writer& out, const UserGroup& group) {
  Object object(out);
  write_fields(object, group);
}

const Shape& user_groups_shape() {
  static const Shape shape = object({required("user_groups", list(user_group_shape()))});
  return shape;
}

const Shape& counted_user_groups_shape() {
  static const Shape shape =
      object({required("user_groups", list(user_group_shape().with({required(
                                          "member_count", integer(0, std::numeric_limits<std::int64_t>::max()))})))});
  return shape;
}

void counted_user_group(Writer& out, const UserGroup& group) {
  Object object(out);
  write_fields(object, group);
  object("member_count", group.member_count);
}

const Shape& group_members_shape() {
  static const Shape shape = object({required(
      "members", list(object({
                     required("last_activity_time", time().or_null(), "When a token of the user was last used"),
                     required("user_id", text()),
                     required("user_info", user_info_shape()),
                 })))});
  return shape;
}

void group_member(Writer& out, const User& user) {
  Object object(out);
  object("last_activity_time", user.last_activity_time)("user_id", user.user_id);
  user_info(out, user);
}

}  // namespace mock::views
