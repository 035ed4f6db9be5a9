// /v1/organization/{organization_id}/user-groups: groups of an organization and who is in them.
#include "model/user_groups.h"

#include "api/operation.h"
#include "permission_denied.h"
#include "replies.h"
#include "tables.h"
#include "views/request_body.h"
#include "views/user_groups.h"

namespace mock::api {
namespace {

const views::RequestBody<UserGroup>& new_group() {
  static const views::RequestBody<UserGroup> body(
      views::user_group(), views::needed<&UserGroup::description, &UserGroup::user_group_name>());
  return body;
}

const views::RequestBody<UserGroup>& group_update() {
  static const views::RequestBody<UserGroup> body(views::user_group(),
                                                  views::may<&UserGroup::description, &UserGroup::user_group_name>());
  return body;
}

const json::Shape& update_members_request() {
  static const auto shape =
      json::object({json::required("member_ids", json::list(json::text(), most_group_members_a_call), "User ids"),
                    json::required("operation", json::choice({"add_members", "remove_members"}))});
  return shape;
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("user_groups", views::counted_user_group(), state, call,
                         state.user_groups.with<&UserGroup::organization_id>(call.organization_id()));
}

Done create(State& state, const Call& call) {
  const auto& group = user_groups::create(state, call.organization_id(), new_group().wish_of(call.body), call.now);
  return {reply_with(views::user_group(), state, call, group), named(group.user_group_name)};
}

Reply get(const State& state, const Call& call) {
  return reply_with(views::user_group(), state, call,
                    user_groups::get(state, call.organization_id(), call.params["user_group_id"]));
}

Done update(State& state, const Call& call) {
  const auto wish = group_update().wish_of(call.body);
  const auto& group = user_groups::update(state, call.organization_id(), call.params["user_group_id"], wish, call.now);
  return {reply_with(views::user_group(), state, call, group), named(wish.get<&UserGroup::user_group_name>())};
}

Done remove(State& state, const Call& call) {
  const auto& group = user_groups::changeable(state, call.organization_id(), call.params["user_group_id"]);
  user_groups::remove(state, group.user_group_id);
  return {no_content(), told_by_path()};
}

Reply list_members(const State& state, const Call& call) {
  const auto& group = user_groups::get(state, call.organization_id(), call.params["user_group_id"]);
  return reply_with_list("members", views::group_member(), state, call,
                         state.group_members.with<&GroupMember::user_group_id>(group.user_group_id),
                         [&](const GroupMember& member) { return state.users.find(member.user_id); });
}

// G5: who holds organization:groups:write alone must not give what they could not grant.
void refuse_escalation(const State& state, const Call& call, const UserGroup& group) {
  if (may(call) || !permissions::any_for_group(state, group.user_group_id)) return;
  deny(call, "group " + group.user_group_id + " holds permissions");
}

Done update_members(State& state, const Call& call) {
  const auto& group = user_groups::changeable(state, call.organization_id(), call.params["user_group_id"]);
  const auto user_ids = call.body.texts("member_ids");
  if (call.body.text("operation") == "remove_members") {
    user_groups::remove_members(state, group, user_ids);
  } else {
    refuse_escalation(state, call, group);
    user_groups::add_members(state, group, user_ids);
  }
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> user_group_operations() {
  constexpr std::string_view groups = "/v1/organization/{organization_id}/user-groups";
  constexpr std::string_view group = "/v1/organization/{organization_id}/user-groups/{user_group_id}";
  constexpr std::string_view members = "/v1/organization/{organization_id}/user-groups/{user_group_id}/members";
  constexpr Needs groups_write = needs::any({"organization:groups:write"});
  return {
      {.id = "UserGroupsList",
       .method = Method::get,
       .path = groups,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of_list<"user_groups", views::counted_user_group>,
       .handler = list,
       .summary = "List the groups of an organization"},
      {.id = "UserGroupCreate",
       .method = Method::post,
       .path = groups,
       .scopes = {"accounts:write"},
       .needs = groups_write,
       .body = views::shape_of<new_group>,
       .reply = views::shape_of<views::user_group>,
       .handler = create,
       .summary = "Create a group"},
      {.id = "UserGroupGet",
       .method = Method::get,
       .path = group,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of<views::user_group>,
       .handler = get,
       .summary = "Get a group"},
      {.id = "UserGroupUpdate",
       .method = Method::patch,
       .path = group,
       .scopes = {"accounts:write"},
       .needs = groups_write,
       .body = views::shape_of<group_update>,
       .reply = views::shape_of<views::user_group>,
       .handler = update,
       .summary = "Rename or describe a group"},
      {.id = "UserGroupDelete",
       .method = Method::remove,
       .path = group,
       .scopes = {"accounts:write"},
       .needs = groups_write,
       .handler = remove,
       .summary = "Delete a group with what is granted to it"},
      {.id = "UserGroupMemberList",
       .method = Method::get,
       .path = members,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of_list<"members", views::group_member>,
       .handler = list_members,
       .summary = "List who is in a group"},
      {.id = "UserGroupMembersUpdate",
       .method = Method::patch,
       .path = members,
       .scopes = {"accounts:write"},
       .needs = groups_write,
       .elsewhere = {{needs::admin, "to put users into a group that holds permissions"}},
       .body = update_members_request,
       .handler = update_members,
       .summary = "Put users into a group, or take them out"},
  };
}

}  // namespace mock::api
