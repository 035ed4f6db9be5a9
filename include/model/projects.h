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
#include "base/wish.h"
#include "model/permissions.h"
#include "model/tags.h"

namespace mock {

struct State;

/// Where the services of a project run when nobody chose a cloud.
inline constexpr std::string_view usual_cloud = "google-europe-west1";

struct Project {
  std::string project_name;  // also its id
  std::string organization_id;
  std::string account_id;  // of a unit, or the organization's root account
  Time create_time{};
  std::string billing_group_id;  // of the organization's; always there
  std::int64_t base_port = 0;    // 10000 to 30000
  std::string default_cloud{usual_cloud};
  Tags tags;
  std::vector<std::string> tech_emails;
  std::string ca_key;  // 64 hexadecimal digits: what the project's CA is made from
  std::string estimated_balance = "0.00", available_credits = "0.00";  // read from fixtures, never computed

  using Ways = FoundBy<By<&Project::project_name>, By<&Project::organization_id>, By<&Project::account_id>,
                       By<&Project::billing_group_id>>;
};

// Limits of the API; of names and texts in characters.
inline constexpr std::int64_t longest_project_name = 63;
inline constexpr std::int64_t longest_tag = 64;
inline constexpr std::int64_t longest_cloud = 256;
inline constexpr std::int64_t most_tech_emails = 10;
inline constexpr std::int64_t lowest_base_port = 10'000;
inline constexpr std::int64_t highest_base_port = 30'000;

namespace projects {

/// The project, or project_not_found.
const Project& get(const State&, std::string_view project_name);
/// The same, which must belong to the organization.
const Project& get(const State&, std::string_view organization_id, std::string_view project_name);

/// Makes a project in an account. Refuses account_not_found, billing_group_not_found, a billing group of another
/// organization (organization_mismatch) and a name that a project has (project_already_exists).
/// What the wish leaves out is by chance, or the default.
const Project& create(State&, std::string_view account_id, const Wish<Project>& wish, Time now);

/// Changes a project. Under a new name it keeps its history and what is granted on it. With an account of another
/// organization it moves there, and its billing group must as well; what is granted to members of that organization
/// stays, the rest goes, and its history stays behind. Refuses as create does, to move from a business organization to
/// a personal one (project_move_organizations_internal_config_not_match), and a new name while a service is on
/// (project_with_running_services).
const Project& update(State&, std::string_view project_name, const Wish<Project>& wish);

/// Removes the project with what is granted on it, to principals and to teams, with its services and its VPCs.
void remove(State&, std::string_view project_name);
/// The same for a project that owes nothing and has no services; refuses project_with_open_balance,
/// project_with_services.
void remove_settled(State&, std::string_view project_name);

/// What a project's CA is made from.
std::string new_ca_key(State&);
std::int64_t new_base_port(State&);

/// The projects that a user has any access to, in the order they were made: all of an organization for its admins and
/// for who holds a project's role or permission on it, those of a unit or single ones for who holds it there,
/// or is in a team that gives it.
std::vector<const Project*> of_user(const State&, std::string_view user_id);

/// What a user may in a project: "admin" for the organization's admins, otherwise all that is granted there and above.
Rights rights_in(const State&, const Project& project, std::string_view user_id);

/// True for a letter from a to z, followed by small letters, digits and dashes.
bool is_project_name(std::string_view text);

/// Gives a tag a value, in its place if it is there.
void set_tag(Tags& tags, std::string_view name, std::string_view value);
/// True for a letter, followed by letters, digits, '-' and '_'; "billing:" may stand before it.
bool is_tag_name(std::string_view text);

}  // namespace projects
}  // namespace mock
