// /v1/organization/{organization_id}/user/{member_user_id}: what a member belongs to and holds there.
#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/permissions.h"
#include "views/user_groups.h"

namespace mock::api {
namespace {

Reply list_groups(const State& state, const Call& call) {
  const auto& member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  return reply_with_list("user_groups", views::user_group(), state, call,
                         state.group_members.with<&GroupMember::user_id>(member.user_id), [&](const GroupMember& each) {
                           const auto* group = state.user_groups.find(each.user_group_id);
                           return group->organization_id == member.organization_id ? group : nullptr;
                         });
}

Reply list_permissions(const State& state, const Call& call) {  // P8
  const auto& member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  return reply_with_list(
      "permissions", views::member_permission(), state, call,
      state.grants.with<&Grant::principal_type, &Grant::principal_id>(std::string_view("user"), member.user_id),
      [&](const Grant& grant) {
        const auto place = permissions::place_of(state, grant.resource_type, grant.resource_id);
        return place.organization_id == member.organization_id ? &grant : nullptr;
      });
}

}  // namespace

std::vector<Operation> organization_user_right_operations() {
  return {
      {.id = "OrganizationMemberGroupsList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/user/{member_user_id}/user-groups",
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of_list<"user_groups", views::user_group>,
       .handler = list_groups,
       .summary = "List the groups that a user is in"},
      {.id = "OrganizationMemberPermissionsList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/user/{member_user_id}/permissions",
       .scopes = {"authentication:read"},
       .needs = needs::any_or_oneself({"project:permissions:read"}),
       .reply = views::shape_of_list<"permissions", views::member_permission>,
       .handler = list_permissions,
       .summary = "List what a user has been granted, resource by resource"},
  };
}

}  // namespace mock::api
