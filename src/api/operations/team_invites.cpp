// /v1/account/{account_id}/team/{team_id}/invites, the codes of invites, and /v1/me/account/invites.
#include "model/team_invites.h"

#include "model/refusals.h"
#include "replies.h"
#include "tables.h"
#include "team_requests.h"
#include "views/common_shapes.h"
#include "views/message.h"
#include "views/teams.h"

namespace mock::api {
namespace {

json::Shape email() { return views::email_address(); }

// Nothing is published of this body; clients send one field or the other.
const json::Shape& new_invite_request() {
  using namespace json;
  static const Shape shape = object({
      optional("email", email(), "Who is invited; needed, here or in user_email"),
      optional("user_email", email(), "The same"),
  });
  return shape;
}

const json::Shape& accept_request() {
  using namespace json;
  static const Shape shape =
      object({optional("account_id", text(1, longest_id), "Needed where there are invites of several accounts")});
  return shape;
}

const json::Shape& reject_request() {
  using namespace json;
  static const Shape shape = object({
      optional("account_id", text(1, longest_id), "Needed where there are several invites, with team_id"),
      optional("team_id", text(1, longest_id)),
  });
  return shape;
}

std::string invited_email(const Call& call) {
  const auto email = call.body.optional_text("email");
  const auto user_email = call.body.optional_text("user_email");
  if (!email && !user_email) throw Refusal(refusals::bad_request, "missing field \"email\": who is to be invited");
  if (email && user_email) throw Refusal(refusals::bad_request, "email and user_email are the same field: send one");
  return email ? *email : *user_email;
}

Reply reply_with(const State& state, const Call& call, const std::vector<TeamInvite>& invites) {
  return reply_with_list(
      "account_invites", views::account_invite(), state, call, invites, [&](const TeamInvite& invite) {
        auto team = *teams::find(state, invite.team_id);
        const auto& organization = teams::organization_of(state, team.account_id);
        return std::optional(views::InviteToTeam{&invite, std::move(team), organization.organization_name});
      });
}

Done invite(State& state, const Call& call) {
  const auto user_email = invited_email(call);
  const auto team = changeable_team(state, call);
  team_invites::create(state, team, user_email, call.user(), call.now);
  return {ok(views::message("User invited to the team")), named(user_email)};
}

Reply list(const State& state, const Call& call) {
  return reply_with(state, call, team_invites::of_team(state, team_of(state, call), call.now));
}

Done cancel(State& state, const Call& call) {
  const auto team = changeable_team(state, call);
  team_invites::cancel(state, team, call.params["user_email"], call.now);
  return {ok(views::message("Invite cancelled")), told_by_path()};
}

Reply accept_with_code(State& state, const Call& call) {
  const auto accepted = team_invites::accept_with_code(state, call.params["account_id"],
                                                       call.params["invite_verification_code"], call.now);
  return reply_under("invite_details", views::team_invite_details(), state, call, accepted);
}

Reply list_own(const State& state, const Call& call) {
  return reply_with(state, call, team_invites::of_user(state, call.user().user_email, call.now));
}

Reply accept(State& state, const Call& call) {
  const auto invites =
      team_invites::to_account(state, call.user().user_email, {call.body.optional_text("account_id"), {}}, call.now);
  for (const auto& each : invites) team_invites::accept(state, each, call.user().user_id, call.now);
  return reply_with(state, call, invites);
}

Reply reject(State& state, const Call& call) {
  const auto rejected =
      team_invites::to_team(state, call.user().user_email,
                            {call.body.optional_text("account_id"), call.body.optional_text("team_id")}, call.now);
  team_invites::remove(state, rejected);
  return reply_with(state, call, {rejected});
}

}  // namespace

std::vector<Operation> team_invite_operations() {
  constexpr Scopes own_read{"authentication:read", "user:read"};
  constexpr Scopes own_write{"authentication:write", "user:write"};
  return {
      {.id = "AccountTeamMembersInvite",
       .method = Method::post,
       .path = "/v1/account/{account_id}/team/{team_id}/members",
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .body = new_invite_request,
       .reply = views::message_shape,
       .handler = invite,
       .summary = "Invite somebody to a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamInvitesList",
       .method = Method::get,
       .path = "/v1/account/{account_id}/team/{team_id}/invites",
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::shape_of_list<"account_invites", views::account_invite>,
       .handler = list,
       .summary = "List the pending invites to a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamMemberCancelInvite",
       .method = Method::remove,
       .path = "/v1/account/{account_id}/team/{team_id}/invites/{user_email}",
       .scopes = {"accounts:write"},
       .needs = needs::admin,
       .elsewhere = {of_owners},
       .reply = views::message_shape,
       .handler = cancel,
       .summary = "Cancel an invite to a team",
       .deprecated = &deprecations::teams},
      {.id = "AccountTeamMemberVerifyInvite",
       .method = Method::post,
       .path = "/v1/account/{account_id}/invite/{invite_verification_code}",
       .needs = needs::anyone,
       .reply = views::shape_under<"invite_details", views::team_invite_details>,
       .handler = accept_with_code,
       .no_event = "done by somebody whom no token names",
       .summary = "Accept an invite to a team with the code of its e-mail",
       .deprecated = &deprecations::teams},
      {.id = "UserAccountInvitesList",
       .method = Method::get,
       .path = "/v1/me/account/invites",
       .scopes = own_read,
       .reply = views::shape_of_list<"account_invites", views::account_invite>,
       .handler = list_own,
       .summary = "List one's own pending invites to teams",
       .deprecated = &deprecations::team_invites},
      {.id = "UserAccountInvitesAccept",
       .method = Method::post,
       .path = "/v1/me/account/invites/accept",
       .scopes = own_write,
       .body = accept_request,
       .reply = views::shape_of_list<"account_invites", views::account_invite>,
       .handler = accept,
       .no_event = "about the caller alone",
       .summary = "Accept all invites to the teams of one account",
       .deprecated = &deprecations::team_invites},
      {.id = "UserAccountInvitesReject",
       .method = Method::post,
       .path = "/v1/me/account/invites/reject",
       .scopes = own_write,
       .body = reject_request,
       .reply = views::shape_of_list<"account_invites", views::account_invite>,
       .handler = reject,
       .no_event = "about the caller alone",
       .summary = "Reject an invite to a team",
       .deprecated = &deprecations::team_invites},
  };
}

}  // namespace mock::api
