#pragma once
// Invites to teams, by e-mail address. Whoever accepts one belongs to the organization too. Rules L10–L14 of
// docs/fidelity.md.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;
struct Team;
struct User;

struct TeamInvite {
  std::string team_id;                            // also of a team of owners
  std::string user_email, invited_by_user_email;  // lower case
  std::string verification_code;                  // as the e-mail would bring it: it accepts the invite without a token
  Time create_time{}, expiry_time{};

  using Ways = FoundBy<By<&TeamInvite::team_id, &TeamInvite::user_email>, By<&TeamInvite::team_id>,
                       By<&TeamInvite::user_email>, By<&TeamInvite::verification_code>>;

  [[nodiscard]] bool expired_at(Time now) const { return now >= expiry_time; }
};

namespace team_invites {

/// The invite whose e-mail brought this code, or nullptr. It may have expired.
const TeamInvite* with_code(const State&, std::string_view verification_code);

/// Those that can still be accepted: of a team, and of a person with all teams.
std::vector<TeamInvite> of_team(const State&, const Team& team, Time now);
std::vector<TeamInvite> of_user(const State&, std::string_view user_email, Time now);

/// The invites of a person that an answer to them means: those to this account and this team. What is left out must
/// be clear from the invites: bad_request when it is not. Refuses invitation_not_found, invitation_expired.
struct Which {
  std::optional<std::string> account_id, team_id;
};
std::vector<TeamInvite> to_account(const State&, std::string_view user_email, const Which& which, Time now);
TeamInvite to_team(const State&, std::string_view user_email, const Which& which, Time now);

/// False for an application user of another organization, or on the way to super admin.
bool may_join(const State&, const Team& team, const User& user);

/// Invites an address, in place of an invite that has expired. Refuses user_already_in_team,
/// user_already_invited_to_team, and application users who could not join.
const TeamInvite& create(State&, const Team& team, std::string_view user_email, const User& invited_by, Time now);

/// Withdraws an invite that can still be accepted, or invitation_not_found.
void cancel(State&, const Team& team, std::string_view user_email, Time now);

/// Makes a user a member of the team that the invite is to; the invite ends.
void accept(State&, const TeamInvite& invite, std::string_view user_id, Time now);

/// The same for whoever has the invite's address; who has no user yet becomes one. Returns the invite. Refuses
/// invitation_not_found, invitation_expired, user_deactivated.
TeamInvite accept_with_code(State&, std::string_view account_id, std::string_view verification_code, Time now);

void remove(State&, const TeamInvite& invite);
void forget_team(State&, std::string_view team_id);
/// Withdraws what invites an address to the teams of an account.
void forget_address(State&, std::string_view account_id, std::string_view user_email);

}  // namespace team_invites
}  // namespace mock
