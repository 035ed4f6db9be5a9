// /v1/organization/{organization_id}/user: the people and application users of an organization.
#include "api/operation.h"
#include "model/organizations.h"
#include "model/refusals.h"
#include "permission_denied.h"
#include "replies.h"
#include "tables.h"
#include "views/request_body.h"
#include "views/users.h"

namespace mock::api {
namespace {

const views::RequestBody<User>& user_update() {
  static const auto body =
      views::RequestBody<User>(views::user_info(), views::may<&User::city, &User::country, &User::department,
                                                              &User::job_title, &User::real_name, &User::state>())
          .accepts<&User::city>(json::text(0, longest_city))
          .accepts<&User::country, &User::department, &User::job_title>(json::text())
          .says<&User::state>("deleted: the account of a deactivated user ends")
          .with({json::optional("is_super_admin", json::boolean(), "Only super admins may say it")});
  return body;
}

views::OrganizationUser with_user(const State& state, const Member& member) {
  return {&member, state.users.find(member.user_id)};
}

const json::Shape& list_query() {
  static const auto shape =
      json::object({json::optional("include_application_users", json::boolean(), "Default: true")});
  return shape;
}

Reply list(const State& state, const Call& call) {
  const auto& id = call.organization_id();
  if (call.query.flag("include_application_users", true))
    return reply_with_list("users", views::organization_user(), state, call, members::all_of(state, id),
                           [&](const Member* member) { return std::optional(with_user(state, *member)); });
  return reply_with_list("users", views::organization_user(), state, call,
                         state.members.with<&Member::organization_id, &Member::is_person>(id, true),
                         [&](const Member& member) { return std::optional(with_user(state, member)); });
}

Reply get(const State& state, const Call& call) {
  const auto& member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  return reply_with(views::organization_user(), state, call, with_user(state, member));
}

bool asks_for_deletion(const Wish<User>& wish) {
  const auto* user_state = wish.get<&User::state>();
  return user_state != nullptr && *user_state == UserState::deleted;
}

void check_edit(const State& state, const Call& call, const std::string& user_id, const Wish<User>& wish) {
  const auto& user = members::managed(state, call.organization_id(), user_id);
  if (user_id == call.user().user_id) throw Refusal(refusals::action_forbidden_for_managed_users);  // M10
  if (user.managed_by_scim && !asks_for_deletion(wish)) throw Refusal(refusals::action_forbidden_for_scim_users);  // M5
}

Reply delete_user(State& state, const Call& call, const Member& member) {
  auto user = *state.users.find(member.user_id);
  user.state = UserState::deleted;
  auto reply = reply_with(views::organization_user(), state, call, {&member, &user});
  users::remove_managed(state, user.user_id);
  return reply;
}

Done update(State& state, const Call& call) {
  const Member member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  const auto wish = user_update().wish_of(call.body);
  guard_super_admin(call, member);
  if (call.body.find("is_super_admin") != nullptr && !may(call))  // S2
    deny(call, "only super admins may change is_super_admin");
  if (!wish.is_empty()) check_edit(state, call, member.user_id, wish);

  if (asks_for_deletion(wish)) return {delete_user(state, call, member), told_by_path()};
  users::edit(state, member.user_id, wish);
  if (call.body.find("is_super_admin") != nullptr)
    members::set_super_admin(state, member.organization_id, member.user_id, call.body.flag("is_super_admin"));
  return {get(state, call), told_by_path()};
}

Done remove(State& state, const Call& call) {
  const auto& member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  guard_super_admin(call, member);
  if (member.user_id == call.user().user_id)
    members::leave(state, member.organization_id, member.user_id);
  else
    members::take_out(state, member.organization_id, member.user_id);
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> organization_user_operations() {
  constexpr std::string_view users = "/v1/organization/{organization_id}/user";
  constexpr std::string_view user = "/v1/organization/{organization_id}/user/{member_user_id}";
  return {
      {.id = "OrganizationUserList",
       .method = Method::get,
       .path = users,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .query = list_query,
       .reply = views::shape_of_list<"users", views::organization_user>,
       .handler = list,
       .summary = "List the users of an organization"},
      {.id = "OrganizationUserGet",
       .method = Method::get,
       .path = user,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of<views::organization_user>,
       .handler = get,
       .summary = "Get one user of an organization"},
      {.id = "OrganizationUserUpdate",
       .method = Method::patch,
       .path = user,
       .scopes = {"accounts:write"},
       .needs = needs::any({"organization:users:write"}),
       .elsewhere = {{needs::super_admin, "for a user who is super admin, and for is_super_admin"}},
       .body = views::shape_of<user_update>,
       .reply = views::shape_of<views::organization_user>,
       .handler = update,
       .summary = "Make a user super admin, or change the profile or state of a managed user"},
      {.id = "OrganizationUserDelete",
       .method = Method::remove,
       .path = user,
       .scopes = {"accounts:write"},
       .needs = needs::any_or_oneself({"organization:users:write"}),
       .elsewhere = {of_super_admins},
       .handler = remove,
       .summary = "Remove a user from an organization, or leave it"},
  };
}

}  // namespace mock::api
