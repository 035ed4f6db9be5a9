#include "model/team_projects.h"

#include <algorithm>

#include "erase_with.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::team_projects {
namespace {

TeamProject of_owners(const Team& team, const Project& project) {
  return {team.team_id, project.project_name, "admin", project.create_time};
}

const TeamProject& get(const State& state, const Team& team, const Project& project) {
  teams::refuse_owner_team(team);
  const auto* found = state.team_projects.find(team.team_id, project.project_name);
  if (found == nullptr) throw Refusal(refusals::project_not_found, "The team is not associated with this project");
  return *found;
}

}  // namespace

const Project& project_of(const State& state, std::string_view account_id, std::string_view project_name) {
  const auto& organization = teams::organization_of(state, account_id);
  const auto& project = projects::get(state, project_name);
  const bool is_root = organization.account_id == account_id;
  if (is_root ? project.organization_id != organization.organization_id : project.account_id != account_id)
    throw Refusal(refusals::account_and_project_do_not_match);  // L8
  return project;
}

std::vector<TeamProject> of_team(const State& state, const Team& team) {
  std::vector<TeamProject> found;
  for (const auto& each : state.team_projects.with<&TeamProject::team_id>(team.team_id)) found.push_back(each);
  if (!teams::is_owner_team(team)) return found;
  const auto& organization_id = teams::organization_of(state, team.account_id).organization_id;
  for (const auto& project : state.projects.with<&Project::organization_id>(organization_id))
    found.push_back(of_owners(team, project));
  return found;
}

std::vector<Reach> on_project(const State& state, const Project& project) {
  const auto owners = *teams::find(state, organizations::get(state, project.organization_id).account_owner_team_id);
  std::vector<Reach> found{{owners, of_owners(owners, project), project.create_time}};
  for (const auto& each : state.team_projects.with<&TeamProject::project_name>(project.project_name))
    found.push_back({*teams::find(state, each.team_id), each, each.create_time});
  return found;
}

std::vector<Reach> of_user(const State& state, std::string_view account_id, std::string_view user_id) {
  const auto& organization = teams::organization_of(state, account_id);
  const bool is_root = organization.account_id == account_id;
  std::vector<Reach> found;
  for (const auto& team : teams::of_user(state, organization.account_id, user_id)) {
    const auto since = teams::membership(state, team, user_id)->create_time;
    for (const auto& each : of_team(state, team))
      if (is_root || projects::get(state, each.project_name).account_id == account_id)
        found.push_back({team, each, std::max(since, each.create_time)});
  }
  return found;
}

void create(State& state, const Team& team, const Project& project, const Wish<TeamProject>& wish, Time now) {
  teams::refuse_owner_team(team);
  if (state.team_projects.find(team.team_id, project.project_name) != nullptr)
    throw Refusal(refusals::team_project_exists);
  TeamProject made{team.team_id, project.project_name, "admin", now};
  wish.apply_to(made);
  state.team_projects.put(std::move(made));
}

void update(State& state, const Team& team, const Project& project, const Wish<TeamProject>& wish) {
  auto changed = get(state, team, project);
  wish.apply_to(changed);
  state.team_projects.put(std::move(changed));
}

void remove(State& state, const Team& team, const Project& project) {
  get(state, team, project);
  state.team_projects.erase(team.team_id, project.project_name);
}

Rights rights_on(const State& state, std::string_view project_name, std::string_view user_id) {
  Rights rights;
  for (const auto& each : state.team_members.with<&TeamMember::user_id>(user_id))
    if (const auto* found = state.team_projects.find(each.team_id, project_name)) rights.add(found->team_type);
  return rights;
}

bool any_for_user(const State& state, std::string_view user_id) {
  for (const auto& each : state.team_members.with<&TeamMember::user_id>(user_id))
    if (!state.team_projects.with<&TeamProject::team_id>(each.team_id).empty()) return true;
  return false;
}

void forget_team(State& state, std::string_view team_id) {
  erase_with<&TeamProject::team_id>(state.team_projects, team_id);
}

void forget_project(State& state, std::string_view project_name) {
  erase_with<&TeamProject::project_name>(state.team_projects, project_name);
}

void rename_project(State& state, std::string_view project_name, const std::string& new_name) {
  std::vector<TeamProject> renamed;
  for (const auto& each : state.team_projects.with<&TeamProject::project_name>(project_name)) renamed.push_back(each);
  forget_project(state, project_name);
  for (auto& each : renamed) {
    each.project_name = new_name;
    state.team_projects.put(std::move(each));
  }
}

}  // namespace mock::team_projects
