#include "model/team_invites.h"

#include <algorithm>

#include "base/ascii.h"
#include "invites.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::team_invites {
namespace {

bool is_to(const State& state, const TeamInvite& invite, const Which& which) {
  const auto team = *teams::find(state, invite.team_id);
  return team.account_id == which.account_id.value_or(team.account_id) &&
         team.team_id == which.team_id.value_or(team.team_id);
}

std::vector<TeamInvite> meant(const State& state, std::string_view user_email, const Which& which, Time now) {
  std::vector<TeamInvite> found;
  for (const auto& invite : state.team_invites.with<&TeamInvite::user_email>(user_email))
    if (is_to(state, invite, which)) found.push_back(invite);
  if (found.empty()) throw Refusal(refusals::invitation_not_found);
  found = invites::pending<TeamInvite>(found, now);
  if (found.empty()) throw Refusal(refusals::invitation_expired);
  return found;
}

}  // namespace

const TeamInvite* with_code(const State& state, std::string_view verification_code) {
  return invites::with_code(state.team_invites, verification_code);
}

std::vector<TeamInvite> of_team(const State& state, const Team& team, Time now) {
  return invites::pending<TeamInvite>(state.team_invites.with<&TeamInvite::team_id>(team.team_id), now);
}

std::vector<TeamInvite> of_user(const State& state, std::string_view user_email, Time now) {
  return invites::pending<TeamInvite>(state.team_invites.with<&TeamInvite::user_email>(user_email), now);
}

std::vector<TeamInvite> to_account(const State& state, std::string_view user_email, const Which& which, Time now) {
  auto found = meant(state, user_email, which, now);
  const auto account_of = [&](const TeamInvite& invite) { return teams::find(state, invite.team_id)->account_id; };
  if (std::any_of(found.begin(), found.end(),
                  [&](const TeamInvite& invite) { return account_of(invite) != account_of(found.front()); }))
    throw Refusal(refusals::bad_request, "account_id is missing: there are invites of several accounts");
  return found;
}

TeamInvite to_team(const State& state, std::string_view user_email, const Which& which, Time now) {
  const auto found = meant(state, user_email, which, now);
  if (found.size() > 1)
    throw Refusal(refusals::bad_request, "account_id and team_id must tell which of several invites is meant");
  return found.front();
}

bool may_join(const State& state, const Team& team, const User& user) {
  if (!user.is_application_user()) return true;  // S3
  const auto& organization_id = teams::organization_of(state, team.account_id).organization_id;
  return !teams::is_owner_team(team) && state.members.find(organization_id, user.user_id) != nullptr;
}

const TeamInvite& create(State& state, const Team& team, std::string_view user_email, const User& invited_by,
                         Time now) {
  const auto address = ascii::lower_case(user_email);
  if (const auto* user = users::by_email(state, address)) {
    if (!may_join(state, team, *user)) throw Refusal(refusals::action_forbidden_on_application_users);
    if (teams::membership(state, team, user->user_id)) throw Refusal(refusals::user_already_in_team);
  }
  invites::replace_expired(state.team_invites, team.team_id, address, now, refusals::user_already_invited_to_team);
  return state.team_invites.put({team.team_id, address, invited_by.user_email, verification_codes::new_code(state), now,
                                 later_by(now, invitation_lifetime)});
}

void cancel(State& state, const Team& team, std::string_view user_email, Time now) {
  invites::cancel(state.team_invites, team.team_id, user_email, now);
}

void accept(State& state, const TeamInvite& invite, std::string_view user_id, Time now) {
  const auto team = *teams::find(state, invite.team_id);
  remove(state, invite);
  teams::join(state, team, user_id, now);
}

TeamInvite accept_with_code(State& state, std::string_view account_id, std::string_view verification_code, Time now) {
  teams::organization_of(state, account_id);  // it must exist
  const auto is_there = [&](const TeamInvite& invite) {
    return teams::find(state, invite.team_id)->account_id == account_id;
  };
  auto invite = invites::accepted_by(state.team_invites, verification_code, now, is_there);
  const User user = users::invited(state, invite.user_email, now);  // L13
  accept(state, invite, user.user_id, now);
  return invite;
}

void remove(State& state, const TeamInvite& invite) { invites::erase(state.team_invites, invite); }

void forget_team(State& state, std::string_view team_id) {
  erase_with<&TeamInvite::team_id>(state.team_invites, team_id);
}

void forget_address(State& state, std::string_view account_id, std::string_view user_email) {
  const Which which{std::string(account_id), {}};
  std::vector<TeamInvite> gone;
  for (const auto& invite : state.team_invites.with<&TeamInvite::user_email>(user_email))
    if (is_to(state, invite, which)) gone.push_back(invite);
  for (const auto& invite : gone) remove(state, invite);
}

}  // namespace mock::team_invites
