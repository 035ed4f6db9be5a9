// /v1/project/{project}/users, /user/{user_email} and /invite: who is granted something on a project itself.
#include "model/project_users.h"

#include <algorithm>

#include "model/project_invites.h"
#include "project_requests.h"
#include "replies.h"
#include "tables.h"
#include "views/message.h"
#include "views/project_users.h"
#include "views/teams.h"

namespace mock::api {
namespace {

const views::RequestBody<ProjectInvite>& new_invite() {
  static const auto body =
      views::RequestBody<ProjectInvite>(views::project_invite(), views::needed<&ProjectInvite::user_email>(),
                                        views::may<&ProjectInvite::member_type>())
          .or_nulls();
  return body;
}

const json::Shape& member_type_request() {
  static const auto shape = json::object({json::required("member_type", views::role_or_permission())});
  return shape;
}

const Project& project_of(const State& state, const Call& call) { return projects::get(state, call.params["project"]); }

struct Users {
  std::vector<views::UserOfProject> users;
  std::vector<views::GroupUserOfProject> group_users;
};

void add_holders(Users& out, const State& state, const Grant& grant, Permission member_type) {
  if (grant.principal_type == "user") {
    out.users.push_back({state.users.find(grant.principal_id), member_type, grant.create_time});
    return;
  }
  const auto* group = state.user_groups.find(grant.principal_id);
  for (const auto& each : state.group_members.with<&GroupMember::user_group_id>(grant.principal_id))
    out.group_users.push_back({state.users.find(each.user_id), member_type, group});
}

// One entry for each thing that somebody holds there by name, through a group or through a team.
Users users_of(const State& state, const Project& project) {
  Users found;
  for (const auto& grant :
       state.grants.with<&Grant::resource_type, &Grant::resource_id>(std::string_view("project"), project.project_name))
    for (const auto permission : grant.permissions) add_holders(found, state, grant, permission);
  for (const auto& each : state.team_projects.with<&TeamProject::project_name>(project.project_name)) {
    const auto team = *teams::find(state, each.team_id);
    for (const auto& member : teams::members_of(state, team))
      found.users.push_back(
          {state.users.find(member.user_id), each.team_type, std::max(member.create_time, each.create_time), team});
  }
  return found;
}

std::vector<ProjectInvite> pending_invites(const State& state, const Project& project, Time now) {
  std::vector<ProjectInvite> pending;
  for (const auto& each : state.project_invites.with<&ProjectInvite::project_name>(project.project_name))
    if (!each.expired_at(now)) pending.push_back(each);
  return pending;
}

const json::Shape& users_reply() {
  using namespace json;
  static const Shape shape = object({
      required("group_users", json::list(views::group_user_of_project().shape())),
      required("invitations", json::list(views::invitation_to_project().shape())),
      required("users", json::list(views::user_of_project().shape())),
  });
  return shape;
}

Reply list(const State& state, const Call& call) {
  const auto& project = project_of(state, call);
  const auto found = users_of(state, project);
  const auto at = seen_by(state, call);
  json::Writer out;
  {
    json::Object body(out);
    body.list("group_users", [&] {
      for (const auto& each : found.group_users) views::group_user_of_project().write(out, at, each);
    });
    body.list("invitations", [&] {
      for (const auto& each : pending_invites(state, project, call.now))
        views::invitation_to_project().write(out, at, each);
    });
    body.list("users", [&] {
      for (const auto& each : found.users) views::user_of_project().write(out, at, each);
    });
  }
  return ok(out.take());
}

Done set_member_type(State& state, const Call& call) {
  const Project project = project_of(state, call);
  project_users::set_member_type(state, project, call.params["user_email"],
                                 *Permission::named(call.body.text("member_type")), call.now);
  return {ok(views::message("Project user updated")), told_by_path()};
}

Done remove(State& state, const Call& call) {
  const Project project = project_of(state, call);
  project_users::remove(state, project, call.params["user_email"]);
  return {ok(views::message("User removed from the project")), told_by_path()};
}

Done invite(State& state, const Call& call) {
  const Project project = project_of(state, call);
  project_invites::create(state, project, new_invite().wish_of(call.body), call.user(), call.now);
  return {ok(views::message("User invited to the project")), named(call.body.text("user_email"))};
}

Done cancel_invite(State& state, const Call& call) {
  const Project project = project_of(state, call);
  project_invites::cancel(state, project, call.params["invited_email"], call.now);
  return {ok(views::message("Invite cancelled")), told_by_path()};
}

Reply accept_invite(State& state, const Call& call) {
  const auto accepted =
      project_invites::accept(state, call.params["project"], call.params["invite_verification_code"], call.now);
  return reply_under("invite_details", views::project_invite_details(), state, call, accepted);
}

}  // namespace

std::vector<Operation> project_user_operations() {
  constexpr std::string_view user = "/v1/project/{project}/user/{user_email}";
  constexpr Scopes write{"projects:write"};
  return {
      {.id = "ProjectUserList",
       .method = Method::get,
       .path = "/v1/project/{project}/users",
       .scopes = {"projects:read"},
       .needs = needs::any({"developer", "operator", "read_only"}),
       .reply = users_reply,
       .handler = list,
       .summary = "List who has access to a project",
       .deprecated = &deprecations::project_users},
      {.id = "ProjectUserUpdate",
       .method = Method::put,
       .path = user,
       .scopes = write,
       .needs = needs::admin_of_it,
       .body = member_type_request,
       .reply = views::message_shape,
       .handler = set_member_type,
       .summary = "Change what a user is granted on a project",
       .deprecated = &deprecations::project_users},
      {.id = "ProjectUserRemove",
       .method = Method::remove,
       .path = user,
       .scopes = write,
       .needs = needs::admin_of_it,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Take from a user what is granted on a project",
       .deprecated = &deprecations::project_users},
      {.id = "ProjectInvite",
       .method = Method::post,
       .path = "/v1/project/{project}/invite",
       .scopes = write,
       .needs = needs::admin_of_it,
       .body = views::shape_of<new_invite>,
       .reply = views::message_shape,
       .handler = invite,
       .summary = "Invite somebody to a project",
       .deprecated = &deprecations::project_users},
      {.id = "ProjectInviteDelete",
       .method = Method::remove,
       .path = "/v1/project/{project}/invite/{invited_email}",
       .scopes = write,
       .needs = needs::admin_of_it,
       .reply = views::message_shape,
       .handler = cancel_invite,
       .summary = "Cancel an invite to a project",
       .deprecated = &deprecations::project_users},
      {.id = "ProjectInviteAccept",
       .method = Method::post,
       .path = "/v1/project/{project}/invite/{invite_verification_code}",
       .needs = needs::anyone,
       .reply = views::shape_under<"invite_details", views::project_invite_details>,
       .handler = accept_invite,
       .no_event = "done by somebody whom no token names",
       .summary = "Accept an invite to a project with the code of its e-mail",
       .deprecated = &deprecations::project_invite_codes},
  };
}

}  // namespace mock::api
