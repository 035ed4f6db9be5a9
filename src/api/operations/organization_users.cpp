// /v1/organization/{organization_id}/user: the people and application users of an organization.
#include "api/operation.h"
#include "json/writer.h"
#include "model/organizations.h"
#include "model/refusals.h"
#include "permission_denied.h"
#include "tables.h"
#include "views/users.h"

namespace mock::api {
namespace {

const json::Shape& update_request() {
  using namespace json;
  static const Shape shape = object({
      optional("city", text(0, longest_city)),
      optional("country", text()),
      optional("department", text()),
      optional("is_super_admin", boolean(), "Only super admins may say it"),
      optional("job_title", text()),
      optional("real_name", text(1, longest_real_name)),
      optional("state", choice({"active", "deactivated", "deleted"}),
               "deleted: the account of a deactivated user ends"),
  });
  return shape;
}

Reply reply_with(const Member& member, const User& user) {
  json::Writer out;
  views::organization_user(out, member, user);
  return ok(out.take());
}

const json::Shape& list_query() {
  static const auto shape =
      json::object({json::optional("include_application_users", json::boolean(), "Default: true")});
  return shape;
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  const auto write = [&](const Member& member) {
    views::organization_user(out, member, *state.users.find(member.user_id));
  };
  {
    json::Object body(out);
    body.list("users", [&] {
      const auto& id = call.organization_id();
      if (call.query.flag("include_application_users", true)) {
        for (const auto* each : members::all_of(state, id)) write(*each);
      } else {
        for (const auto& each : state.members.with<&Member::organization_id, &Member::is_person>(id, true)) write(each);
      }
    });
  }
  return ok(out.take());
}

Reply get(const State& state, const Call& call) {
  const auto& member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  return reply_with(member, *state.users.find(member.user_id));
}

// What an organization says of a user it manages; nothing when the body does not.
struct Edit {
  Profile profile;
  std::optional<UserState> user_state;

  [[nodiscard]] bool is_empty() const {
    return !profile.city && !profile.country && !profile.department && !profile.job_title && !profile.real_name &&
           !user_state;
  }
};

Edit edit_from(const json::Value& body) {
  Edit edit;
  edit.profile = {body.optional_text("city"), body.optional_text("country"), body.optional_text("department"),
                  body.optional_text("job_title"), body.optional_text("real_name")};
  if (const auto name = body.optional_text("state"))
    edit.user_state = *name == "active"        ? UserState::active
                      : *name == "deactivated" ? UserState::deactivated
                                               : UserState::deleted;
  return edit;
}

void check_edit(const State& state, const Call& call, const std::string& user_id, const Edit& edit) {
  const auto& user = members::managed(state, call.organization_id(), user_id);
  if (user_id == call.user().user_id) throw Refusal(refusals::action_forbidden_for_managed_users);  // M10
  if (user.managed_by_scim && edit.user_state != UserState::deleted)                                // M5
    throw Refusal(refusals::action_forbidden_for_scim_users);
}

Reply delete_user(State& state, const Member& member) {
  auto user = *state.users.find(member.user_id);
  user.state = UserState::deleted;
  auto reply = reply_with(member, user);
  users::remove_managed(state, user.user_id);
  return reply;
}

Done update(State& state, const Call& call) {
  const Member member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  const auto edit = edit_from(call.body);
  guard_super_admin(call, member);
  if (call.body.find("is_super_admin") != nullptr && !may(call))  // S2
    deny(call, "only super admins may change is_super_admin");
  if (!edit.is_empty()) check_edit(state, call, member.user_id, edit);

  if (edit.user_state == UserState::deleted) return {delete_user(state, member), told_by_path()};
  users::edit(state, member.user_id, edit.profile);
  if (call.body.find("is_super_admin") != nullptr)
    members::set_super_admin(state, member.organization_id, member.user_id, call.body.flag("is_super_admin"));
  if (edit.user_state) users::set_state(state, member.user_id, *edit.user_state);
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
       .reply = views::organization_users_shape,
       .handler = list,
       .summary = "List the users of an organization"},
      {.id = "OrganizationUserGet",
       .method = Method::get,
       .path = user,
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::organization_user_shape,
       .handler = get,
       .summary = "Get one user of an organization"},
      {.id = "OrganizationUserUpdate",
       .method = Method::patch,
       .path = user,
       .scopes = {"accounts:write"},
       .needs = needs::any({"organization:users:write"}),
       .elsewhere = {{needs::super_admin, "for a user who is super admin, and for is_super_admin"}},
       .body = update_request,
       .reply = views::organization_user_shape,
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
