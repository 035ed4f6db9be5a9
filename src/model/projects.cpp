#include "model/projects.h"

#include <algorithm>

#include "model/refusals.h"
#include "model/state.h"

namespace mock::projects {

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

bool is_project_name(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace mock::projects
