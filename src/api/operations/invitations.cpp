// /v1/organization/{organization_id}/invitation: who is asked to join an organization, by e-mail address.
#include "model/invitations.h"

#include "api/operation.h"
#include "base/ascii.h"
#include "model/refusals.h"
#include "replies.h"
#include "tables.h"
#include "views/invitations.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

const views::RequestBody<Invitation>& new_invitation() {
  static const views::RequestBody<Invitation> body(views::invitation(), views::needed<&Invitation::user_email>());
  return body;
}

const json::Shape& accept_request() {
  static const auto shape = json::object({json::optional("action", json::choice({"accept"}), "Default: accept")});
  return shape;
}

const Invitation& invitation_of(const State& state, const Call& call) {
  return invitations::get(state, call.organization_id(), call.params["user_email"]);
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("invitations", views::invitation(), state, call,
                         state.invitations.with<&Invitation::organization_id>(call.organization_id()));
}

Done invite(State& state, const Call& call) {
  const auto user_email = call.body.text("user_email");
  invitations::create(state, call.organization_id(), user_email, call.user().user_id, call.now);
  return {no_content(), named(user_email)};
}

// M1: whoever it is not meant for is not told whether there is one.
Done accept(State& state, const Call& call) {
  const auto& user = call.user();
  if (user.is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);
  if (ascii::lower_case(call.params["user_email"]) != user.user_email) throw Refusal(refusals::invitation_not_found);
  invitations::accept(state, invitation_of(state, call), user.user_id, call.now);
  return {no_content(), told_by_path()};
}

Done remove(State& state, const Call& call) {
  invitations::remove(state, invitation_of(state, call));
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> invitation_operations() {
  constexpr std::string_view invitations = "/v1/organization/{organization_id}/invitation";
  constexpr std::string_view invitation = "/v1/organization/{organization_id}/invitation/{user_email}";
  constexpr Needs users_write = needs::any({"organization:users:write"});
  return {
      {.id = "OrganizationUserInvitationsList",
       .method = Method::get,
       .path = invitations,
       .scopes = {"accounts:read"},
       .needs = users_write,
       .reply = views::shape_of_list<"invitations", views::invitation>,
       .handler = list,
       .summary = "List who is invited to an organization"},
      {.id = "OrganizationUserInvite",
       .method = Method::post,
       .path = invitations,
       .scopes = {"accounts:read"},
       .needs = users_write,
       .body = views::shape_of<new_invitation>,
       .handler = invite,
       .summary = "Invite somebody to an organization"},
      {.id = "OrganizationUserInvitationAccept",
       .method = Method::post,
       .path = invitation,
       .scopes = {"accounts:read"},
       .needs = needs::signed_in,
       .body = accept_request,
       .handler = accept,
       .summary = "Accept an invitation to one's own address"},
      {.id = "OrganizationUserInvitationDelete",
       .method = Method::remove,
       .path = invitation,
       .scopes = {"accounts:read"},
       .needs = users_write,
       .handler = remove,
       .summary = "Take an invitation back"},
  };
}

}  // namespace mock::api
