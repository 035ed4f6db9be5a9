// /v1/project/{project}/users, /user/{user_email} and /invite: who is granted something on a project itself.
#include "model/project_users.h"

#include "model/project_invites.h"
#include "model/refusals.h"
#include "project_requests.h"
#include "tables.h"
#include "views/message.h"
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

Reply list(const State& state, const Call& call) {
  const auto& project = project_of(state, call);
  throw Refusal(refusals::retired_api_endpoint, std::string(refusals::retired_api_endpoint.message) +
                                                    ": GET /v1/organization/" + project.organization_id +
                                                    "/permissions/project/" + project.project_name +
                                                    " tells who may do what in the project");
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
       .reply = views::message_shape,  // of the 410 that it always answers
       .handler = list,
       .summary = "Retired: says which operation lists who may do what in a project"},
      {.id = "ProjectUserUpdate",
       .method = Method::put,
       .path = user,
       .scopes = write,
       .needs = needs::admin_of_it,
       .body = member_type_request,
       .reply = views::message_shape,
       .handler = set_member_type,
       .summary = "Change what a user is granted on a project"},
      {.id = "ProjectUserRemove",
       .method = Method::remove,
       .path = user,
       .scopes = write,
       .needs = needs::admin_of_it,
       .reply = views::message_shape,
       .handler = remove,
       .summary = "Take from a user what is granted on a project"},
      {.id = "ProjectInvite",
       .method = Method::post,
       .path = "/v1/project/{project}/invite",
       .scopes = write,
       .needs = needs::admin_of_it,
       .body = views::shape_of<new_invite>,
       .reply = views::message_shape,
       .handler = invite,
       .summary = "Invite somebody to a project"},
      {.id = "ProjectInviteDelete",
       .method = Method::remove,
       .path = "/v1/project/{project}/invite/{invited_email}",
       .scopes = write,
       .needs = needs::admin_of_it,
       .reply = views::message_shape,
       .handler = cancel_invite,
       .summary = "Cancel an invite to a project"},
      {.id = "ProjectInviteAccept",
       .method = Method::post,
       .path = "/v1/project/{project}/invite/{invite_verification_code}",
       .needs = needs::anyone,
       .reply = views::shape_under<"invite_details", views::project_invite_details>,
       .handler = accept_invite,
       .no_event = "done by somebody whom no token names",
       .summary = "Accept an invite to a project with the code of its e-mail"},
  };
}

}  // namespace mock::api
