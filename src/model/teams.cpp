#include "model/teams.h"

#include <algorithm>

#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::teams {
namespace {

Team owner_team(const Organization& organization) {
  return {organization.account_owner_team_id, organization.account_id, std::string(owner_team_name),
          organization.create_time, organization.create_time};
}

bool is_taken(const State& state, std::string_view account_id, std::string_view team_name) {
  return team_name == owner_team_name ||
         !state.teams.with<&Team::account_id, &Team::team_name>(account_id, team_name).empty();
}

void check_name(const State& state, std::string_view account_id, std::string_view team_name) {
  if (is_taken(state, account_id, team_name)) throw Refusal(refusals::team_names_must_be_unique);  // L2
}

void check_limit(const State& state, std::string_view account_id) {
  std::ptrdiff_t made = 0;
  for ([[maybe_unused]] const auto& each : state.teams.with<&Team::account_id>(account_id))
    if (++made == most_teams) throw Refusal(refusals::team_limit_exceeded);  // L3
}

// The memberships of a user in the teams of one account.
std::vector<TeamMember> memberships(const State& state, std::string_view account_id, std::string_view user_id) {
  std::vector<TeamMember> found;
  for (const auto& each : state.team_members.with<&TeamMember::user_id>(user_id))
    if (state.teams.find(each.team_id)->account_id == account_id) found.push_back(each);
  return found;
}

void erase(State& state, const Team& team) {
  for (const auto& each : members_of(state, team)) state.team_members.erase(team.team_id, each.user_id);
  team_projects::forget_team(state, team.team_id);
  team_invites::forget_team(state, team.team_id);
  state.teams.erase(team.team_id);
}

}  // namespace

void refuse_owner_team(const Team& team) {
  if (is_owner_team(team))  // L5
    throw Refusal(refusals::bad_request, "The team " + std::string(owner_team_name) +
                                             " can be neither renamed, deleted nor associated with projects");
}

const Organization& organization_of(const State& state, std::string_view account_id) {
  for (const auto& organization : state.organizations.with<&Organization::account_id>(account_id)) return organization;
  return organizations::get(state, units::get(state, account_id).organization_id);
}

Team get(const State& state, std::string_view account_id, std::string_view team_id) {
  auto team = find(state, team_id);
  if (!team || team->account_id != account_id) throw Refusal(refusals::account_team_not_found);
  return *std::move(team);
}

std::optional<Team> find(const State& state, std::string_view team_id) {
  if (const auto* team = state.teams.find(team_id)) return *team;
  for (const auto& organization : state.organizations.with<&Organization::account_owner_team_id>(team_id))
    return owner_team(organization);
  return std::nullopt;
}

std::vector<Team> of_account(const State& state, std::string_view account_id) {
  const auto& organization = organization_of(state, account_id);
  if (organization.account_id != account_id) return {};  // L1
  std::vector<Team> found{owner_team(organization)};
  for (const auto& team : state.teams.with<&Team::account_id>(account_id)) found.push_back(team);
  return found;
}

std::vector<Team> of_user(const State& state, std::string_view account_id, std::string_view user_id) {
  const auto& organization = organization_of(state, account_id);
  if (organization.account_id != account_id) return {};
  std::vector<Team> found;
  for (const auto& each : memberships(state, account_id, user_id)) found.push_back(*state.teams.find(each.team_id));
  const auto made = [&](const Team& team) { return state.teams.number(team.team_id); };
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return made(a) < made(b); });
  auto owners = owner_team(organization);
  if (membership(state, owners, user_id)) found.insert(found.begin(), std::move(owners));
  return found;
}

Team create(State& state, std::string_view account_id, const Wish<Team>& wish, Time now) {
  const auto& organization = organization_of(state, account_id);
  if (organization.account_id != account_id) throw Refusal(refusals::root_account_required);  // L1
  if (organization.tier == Tier::personal)
    throw Refusal(refusals::feature_not_enabled,  // L3
                  "Personal organizations have no team but that of their owners");
  const auto* team_name = wish.get<&Team::team_name>();
  if (team_name != nullptr) check_name(state, account_id, *team_name);
  check_limit(state, account_id);

  Team team;
  team.team_id = fresh([&] { return new_id(state); },
                       [&](std::string_view id) { return team_name == nullptr && is_taken(state, account_id, id); });
  team.account_id = account_id;
  team.team_name = team.team_id;  // L4
  team.create_time = team.update_time = now;
  wish.apply_to(team);
  return state.teams.put(std::move(team));
}

Team update(State& state, const Team& team, const Wish<Team>& wish, Time now) {
  refuse_owner_team(team);
  auto changed = team;
  wish.apply_to(changed);
  if (changed.team_name == team.team_name) return team;
  check_name(state, team.account_id, changed.team_name);
  changed.update_time = now;
  return state.teams.put(std::move(changed));
}

void remove(State& state, const Team& team) {
  refuse_owner_team(team);
  erase(state, team);
}

std::optional<TeamMember> membership(const State& state, const Team& team, std::string_view user_id) {
  if (is_owner_team(team)) {
    const auto* member = state.members.find(organization_of(state, team.account_id).organization_id, user_id);
    if (member == nullptr || !member->is_super_admin) return std::nullopt;
    return TeamMember{team.team_id, member->user_id, member->join_time};
  }
  const auto* found = state.team_members.find(team.team_id, user_id);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::vector<TeamMember> members_of(const State& state, const Team& team) {
  std::vector<TeamMember> found;
  for (const auto& each : state.team_members.with<&TeamMember::team_id>(team.team_id)) found.push_back(each);
  if (!is_owner_team(team)) return found;
  const auto& organization_id = organization_of(state, team.account_id).organization_id;
  for (const auto& member :
       state.members.with<&Member::organization_id, &Member::is_super_admin>(organization_id, true))
    found.push_back({team.team_id, member.user_id, member.join_time});
  return found;
}

std::vector<std::string> users_of(const State& state, std::string_view account_id) {
  const auto& organization = organization_of(state, account_id);
  std::vector<std::string> found;
  if (organization.account_id != account_id) return found;
  for (const auto* member : members::all_of(state, organization.organization_id))
    if (member->is_super_admin || !memberships(state, account_id, member->user_id).empty())
      found.push_back(member->user_id);
  return found;
}

void join(State& state, const Team& team, std::string_view user_id, Time now) {
  const std::string organization_id = organization_of(state, team.account_id).organization_id;
  if (state.members.find(organization_id, user_id) == nullptr) members::add(state, organization_id, user_id, now);
  if (is_owner_team(team))
    members::set_super_admin(state, organization_id, user_id, true);  // O2
  else if (!membership(state, team, user_id))
    state.team_members.put({team.team_id, std::string(user_id), now});
}

void leave(State& state, const Team& team, std::string_view user_id) {
  if (!membership(state, team, user_id)) throw Refusal(refusals::user_not_found, "User is not in the team");
  if (is_owner_team(team)) {
    const std::string organization_id = organization_of(state, team.account_id).organization_id;
    members::set_super_admin(state, organization_id, user_id, false);  // M8
  } else {
    state.team_members.erase(team.team_id, user_id);
  }
}

void forget_user(State& state, std::string_view organization_id, std::string_view user_id) {
  const auto account_id = organizations::get(state, organization_id).account_id;
  for (const auto& each : memberships(state, account_id, user_id)) state.team_members.erase(each.team_id, user_id);
  team_invites::forget_address(state, account_id, state.users.find(user_id)->user_email);
}

void forget_organization(State& state, std::string_view organization_id) {
  for (const auto& team : of_account(state, organizations::get(state, organization_id).account_id)) erase(state, team);
}

std::string new_id(State& state) {
  return fresh([&] { return "at" + state.chance.hex(11); },
               [&](std::string_view id) { return find(state, id).has_value(); });
}

}  // namespace mock::teams
