#pragma once
// Teams of an organization's root account: what there was before groups, and still works. Every organization has the
// team of its owners, whose members are the super admins: it is made from them whenever it is asked for, and kept
// nowhere. What a team gives its members is in team_projects.h. Rules L1–L6 of docs/fidelity.md.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

namespace mock {

struct State;
struct Organization;

struct Team {
  std::string team_id;
  std::string account_id;  // the root account of an organization
  std::string team_name;   // unique within the account
  Time create_time{}, update_time{};

  using Ways = FoundBy<By<&Team::team_id>, By<&Team::account_id>, By<&Team::account_id, &Team::team_name>>;
};

/// A user in a team.
struct TeamMember {
  std::string team_id, user_id;
  Time create_time{};

  using Ways =
      FoundBy<By<&TeamMember::team_id, &TeamMember::user_id>, By<&TeamMember::team_id>, By<&TeamMember::user_id>>;
};

/// Limits of the API, in characters; and ours, of teams beside that of the owners.
inline constexpr std::int64_t longest_team_id = 32;
inline constexpr std::int64_t longest_team_name = 128;
inline constexpr std::ptrdiff_t most_teams = 100;

namespace teams {

/// The name of the team of the owners; no other team has it.
inline constexpr std::string_view owner_team_name = "Account Owners";
inline bool is_owner_team(const Team& team) { return team.team_name == owner_team_name; }

/// Refuses to change the team of the owners: it follows from who is super admin.
void refuse_owner_team(const Team& team);

/// The organization of this root account or unit, or account_not_found. Only the root account has teams.
const Organization& organization_of(const State&, std::string_view account_id);

/// The team of this account, or account_team_not_found.
Team get(const State&, std::string_view account_id, std::string_view team_id);
/// The same on any account; nothing when there is none.
std::optional<Team> find(const State&, std::string_view team_id);

/// The teams of an account, that of the owners first; and those of them that a user is in.
std::vector<Team> of_account(const State&, std::string_view account_id);
std::vector<Team> of_user(const State&, std::string_view account_id, std::string_view user_id);

/// Makes an empty team. Without a name it is called by its id. Refuses root_account_required, feature_not_enabled for
/// personal organizations, team_names_must_be_unique, team_limit_exceeded.
Team create(State&, std::string_view account_id, const Wish<Team>& wish, Time now);

/// Renames it. Refuses team_names_must_be_unique, and the team of the owners.
Team update(State&, const Team& team, const Wish<Team>& wish, Time now);

/// Removes the team with its members, projects and invites. Refuses the team of the owners.
void remove(State&, const Team& team);

/// A user's membership of a team; nothing when there is none.
std::optional<TeamMember> membership(const State&, const Team& team, std::string_view user_id);
std::vector<TeamMember> members_of(const State&, const Team& team);
/// The users who are in any team of an account, in the order they joined the organization.
std::vector<std::string> users_of(const State&, std::string_view account_id);

/// Makes a user a member of the team, and of the organization where that is not so already. Owners become super admin.
void join(State&, const Team& team, std::string_view user_id, Time now);

/// Takes a member out of the team, or user_not_found. Owners are no longer super admin; the last active one stays:
/// organization_must_have_one_super_admin.
void leave(State&, const Team& team, std::string_view user_id);

/// Takes a user who leaves an organization out of its teams, and withdraws what invites them to others.
void forget_user(State&, std::string_view organization_id, std::string_view user_id);
/// Takes all teams of an organization that goes.
void forget_organization(State&, std::string_view organization_id);

/// A team_id that no team has yet.
std::string new_id(State&);

}  // namespace teams
}  // namespace mock
