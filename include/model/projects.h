#pragma once
// Projects: a name that is unique in the world, the account that holds it, the billing group that pays for it. Rules
// J1–J13 of docs/fidelity.md.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "model/permissions.h"

namespace mock {

struct State;

struct Project {
  std::string project_name;  // also its id
  std::string organization_id;
  std::string account_id;  // of a unit, or the organization's root account
  Time create_time{};
  std::string billing_group_id;  // of the organization's; always there
  std::int64_t base_port = 0;    // 10000 to 30000
  std::string default_cloud;
  std::vector<std::pair<std::string, std::string>> tags;  // names are unique
  std::vector<std::string> tech_emails;
  std::string ca_key;  // 64 hexadecimal digits: what the project's CA is made from
  std::string estimated_balance = "0.00", available_credits = "0.00";  // read from fixtures, never computed

  using Ways = FoundBy<By<&Project::project_name>, By<&Project::organization_id>, By<&Project::account_id>,
                       By<&Project::billing_group_id>>;
};

/// Limit of the API, in characters.
inline constexpr std::int64_t longest_project_name = 63;

namespace projects {

/// The project, or project_not_found.
const Project& get(const State&, std::string_view project_name);

/// Removes the project with what is granted on it, to principals and to teams.
void remove(State&, std::string_view project_name);

/// The projects that a user has any access to, in the order they were made: all of an organization for its admins and
/// for who holds a project's role or permission on it, those of a unit or single ones for who holds it there,
/// or is in a team that gives it.
std::vector<const Project*> of_user(const State&, std::string_view user_id);

/// What a user may in a project: "admin" for the organization's admins, otherwise all that is granted there and above.
Rights rights_in(const State&, const Project& project, std::string_view user_id);

/// True for a letter from a to z, followed by small letters, digits and dashes.
bool is_project_name(std::string_view text);

}  // namespace projects
}  // namespace mock
