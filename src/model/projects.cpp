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

}  // namespace

const Project& get(const State& state, std::string_view project_name) {
  const auto* project = state.projects.find(project_name);
  if (project == nullptr) throw Refusal(refusals::project_not_found);
  return *project;
}

void remove(State& state, std::string_view project_name) {
  const std::string name = get(state, project_name).project_name;
  permissions::forget_resource(state, "project", name);
  team_projects::forget_project(state, name);
  state.projects.erase(name);
}

std::vector<const Project*> of_user(const State& state, std::string_view user_id) {
  std::map<std::uint64_t, const Project*> found;  // by the order they were made
  const auto add = [&](const Project& project) {
    found.emplace(state.projects.number(project.project_name), &project);
  };
  for (const auto& member : state.members.with<&Member::user_id>(user_id)) {
    const Place organization{member.organization_id, {}, {}};
    if (!members::is_admin(state, member) &&
        !opens_projects(permissions::held(state, organization, user_id).on_organization))
      continue;
    for (const auto& project : state.projects.with<&Project::organization_id>(member.organization_id)) add(project);
  }
  for (const auto* grant : permissions::of_user(state, user_id)) {
    if (!opens_projects(grant->rights())) continue;
    if (grant->resource_type == "organization_unit")
      for (const auto& project : state.projects.with<&Project::account_id>(grant->resource_id)) add(project);
    if (grant->resource_type == "project") add(get(state, grant->resource_id));
  }
  for (const auto& member : state.team_members.with<&TeamMember::user_id>(user_id))
    for (const auto& each : state.team_projects.with<&TeamProject::team_id>(member.team_id))
      if (opens_projects({each.team_type})) add(get(state, each.project_name));
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
