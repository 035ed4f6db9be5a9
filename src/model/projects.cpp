#include "model/projects.h"

#include <algorithm>
#include <map>

#include "model/refusals.h"
#include "model/state.h"

namespace mock::projects {
namespace {

// What is about the organization alone (organization:users:write, …) shows no projects.
bool opens_projects(Rights rights) {
  bool opens = false;
  rights.each([&](std::string_view name) { opens = opens || !name.starts_with("organization:"); });
  return opens;
}

using InOrder = std::map<std::uint64_t, const Project*>;  // by the order they were made

void add(InOrder& found, const State& state, const Project& project) {
  found.emplace(state.projects.number(project.project_name), &project);
}

void add_those_of_organizations(InOrder& found, const State& state, std::string_view user_id) {
  for (const auto& member : state.members.with<&Member::user_id>(user_id)) {
    const auto held = permissions::held(state, {member.organization_id, {}, {}}, user_id);
    if (!members::is_admin(state, member) && !opens_projects(held.on_organization)) continue;
    for (const auto& project : state.projects.with<&Project::organization_id>(member.organization_id))
      add(found, state, project);
  }
}

void add_those_granted(InOrder& found, const State& state, std::string_view user_id) {
  for (const auto* grant : permissions::of_user(state, user_id)) {
    if (!opens_projects(grant->rights())) continue;
    if (grant->resource_type == "project") add(found, state, get(state, grant->resource_id));
    if (grant->resource_type != "organization_unit") continue;
    for (const auto& project : state.projects.with<&Project::account_id>(grant->resource_id))
      add(found, state, project);
  }
}

void add_those_of_teams(InOrder& found, const State& state, std::string_view user_id) {
  for (const auto& member : state.team_members.with<&TeamMember::user_id>(user_id))
    for (const auto& each : state.team_projects.with<&TeamProject::team_id>(member.team_id))
      if (opens_projects({each.team_type})) add(found, state, get(state, each.project_name));
}

}  // namespace

const Project& get(const State& state, std::string_view project_name) {
  const auto* project = state.projects.find(project_name);
  if (project == nullptr) throw Refusal(refusals::project_not_found);
  return *project;
}

void remove(State& state, std::string_view project_name) {
  const std::string name = get(state, project_name).project_name;
  permissions::forget_resource(state, "project", name);
  custom_clouds::forget_resource(state, "project", name);
  governance::forget_project(state, name);
  team_projects::forget_project(state, name);
  events::forget_project(state, name);
  state.projects.erase(name);
}

std::vector<const Project*> of_user(const State& state, std::string_view user_id) {
  InOrder found;
  add_those_of_organizations(found, state, user_id);
  add_those_granted(found, state, user_id);
  add_those_of_teams(found, state, user_id);
  std::vector<const Project*> projects;
  projects.reserve(found.size());
  for (const auto& [number, project] : found) projects.push_back(project);
  return projects;
}

Rights rights_in(const State& state, const Project& project, std::string_view user_id) {
  const auto* member = state.members.find(project.organization_id, user_id);
  if (member != nullptr && members::is_admin(state, *member)) return {"admin"};
  return permissions::held(state, permissions::place_of(state, "project", project.project_name), user_id).at_place;
}

bool is_project_name(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace mock::projects
