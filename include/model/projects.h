#pragma once
// Projects, as far as rights rest on them: a name that is unique in the world, and the account that holds it.
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

struct Project {
  std::string project_name;  // also its id
  std::string organization_id;
  std::string account_id;  // of a unit, or the organization's root account
  Time create_time{};

  using Ways = FoundBy<By<&Project::project_name>, By<&Project::organization_id>, By<&Project::account_id>>;
};

/// Limit of the API, in characters.
inline constexpr std::int64_t longest_project_name = 63;

namespace projects {

/// The project, or project_not_found.
const Project& get(const State&, std::string_view project_name);

/// Removes the project with what is granted on it, to principals and to teams.
void remove(State&, std::string_view project_name);

/// True for a letter from a to z, followed by small letters, digits and dashes.
bool is_project_name(std::string_view text);

}  // namespace projects
}  // namespace mock
