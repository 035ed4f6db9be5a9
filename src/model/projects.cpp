#include "model/projects.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "find.h"
#include "model/accounts.h"
#include "model/refusals.h"
#include "model/state.h"
#include "project_rows.h"

namespace mock::projects {
namespace {

void check_name_is_free(const State& state, std::string_view project_name) {
  if (state.projects.find(project_name) == nullptr) return;
  throw Refusal(refusals::project_already_exists);  // J1
}

void check_billing_group(const State& state, const Project& project) {
  if (billing_groups::get(state, project.billing_group_id).organization_id == project.organization_id) return;
  throw Refusal(refusals::organization_mismatch, std::string(refusals::organization_mismatch.message) +
                                                     " The billing group " + project.billing_group_id +
                                                     " is of another one than the project.");  // J3
}

// Nothing else in a world tells the insides of two organizations apart.
void check_move(const Organization& from, const Organization& to) {
  if (from.tier == Tier::business && to.tier == Tier::personal)
    throw Refusal(refusals::project_move_organizations_internal_config_not_match);
}

std::vector<Grant> grants_on(const State& state, std::string_view project_name) {
  std::vector<Grant> grants;
  for (const auto& grant : state.grants.with<&Grant::resource_type, &Grant::resource_id>("project", project_name))
    grants.push_back(grant);
  return grants;
}

// J5: groups and teams belong to the organization that the project leaves, and so do those who were invited there, and
// its history.
void leave_organization(State& state, const std::string& project_name, std::string_view to_organization) {
  for (const auto& grant : grants_on(state, project_name))
    if (grant.principal_type != "user" || state.members.find(to_organization, grant.principal_id) == nullptr)
      state.grants.erase(grant.resource_type, grant.resource_id, grant.principal_type, grant.principal_id);
  team_projects::forget_project(state, project_name);
  project_invites::forget_project(state, project_name);
  custom_clouds::forget_resource(state, "project", project_name);
  governance::forget_project(state, project_name);
  upgrade_steps::forget_project(state, project_name);
  events::forget_project(state, project_name);
}

void rename(State& state, const std::string& project_name, const std::string& new_name) {
  permissions::rename_resource(state, "project", project_name, new_name);
  team_projects::rename_project(state, project_name, new_name);
  project_invites::rename_project(state, project_name, new_name);
  custom_clouds::rename_project(state, project_name, new_name);
  governance::rename_project(state, project_name, new_name);
  upgrade_steps::rename_project(state, project_name, new_name);
  events::rename_project(state, project_name, new_name);
  vpcs::rename_project(state, project_name, new_name);
  rename_project_in<&State::services, &State::alerts, &State::static_ips, &State::cmks, &State::integration_endpoints>(
      state, project_name, new_name);
  state.projects.erase(project_name);
}

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
  return find_or_refuse(state.projects, project_name, refusals::project_not_found);
}

const Project& get(const State& state, std::string_view organization_id, std::string_view project_name) {
  return owned_by(state.projects, organization_id, project_name, refusals::project_not_found);
}

const Project& create(State& state, std::string_view account_id, const Wish<Project>& wish, Time now) {
  const auto account = accounts::get(state, account_id);
  Project project;
  project.create_time = now;
  wish.apply_to(project);
  project.organization_id = account.organization->organization_id;
  project.account_id = account.account_id();
  const bool has_billing_group = wish.get<&Project::billing_group_id>() != nullptr;
  if (has_billing_group) check_billing_group(state, project);
  check_name_is_free(state, project.project_name);
  if (!has_billing_group)
    project.billing_group_id = billing_groups::for_new_project(state, project.organization_id, now).billing_group_id;
  if (wish.get<&Project::base_port>() == nullptr) project.base_port = new_base_port(state);  // J2
  project.ca_key = new_ca_key(state);
  return state.projects.put(std::move(project));
}

const Project& update(State& state, std::string_view project_name, const Wish<Project>& wish) {
  const Project before = get(state, project_name);
  Project after = before;
  wish.apply_to(after);
  const auto& organization = *accounts::get(state, after.account_id).organization;
  after.organization_id = organization.organization_id;

  const bool leaves = after.organization_id != before.organization_id;
  const bool is_renamed = after.project_name != before.project_name;
  check_billing_group(state, after);
  if (leaves) check_move(organizations::get(state, before.organization_id), organization);
  if (is_renamed) check_name_is_free(state, after.project_name);
  if (is_renamed) services::check_all_are_off(state, before.project_name);

  if (leaves) leave_organization(state, before.project_name, after.organization_id);
  if (is_renamed) rename(state, before.project_name, after.project_name);
  return state.projects.put(std::move(after));
}

void remove(State& state, std::string_view project_name) {
  const std::string name = get(state, project_name).project_name;
  permissions::forget_resource(state, "project", name);
  custom_clouds::forget_resource(state, "project", name);
  governance::forget_project(state, name);
  upgrade_steps::forget_project(state, name);
  project_invites::forget_project(state, name);
  team_projects::forget_project(state, name);
  events::forget_project(state, name);
  vpcs::forget_project(state, name);
  forget_project_in<&State::services, &State::alerts, &State::static_ips, &State::cmks, &State::integration_endpoints>(
      state, name);
  state.projects.erase(name);
}

void remove_settled(State& state, std::string_view project_name) {
  const auto& balance = get(state, project_name).estimated_balance;
  if (balance.find_first_of("123456789") != std::string::npos)  // J7
    throw Refusal(refusals::project_with_open_balance);
  services::check_none(state, project_name);
  remove(state, project_name);
}

std::string new_ca_key(State& state) {
  constexpr std::size_t digits = 16;
  std::string key;
  for (int i = 0; i < 4; ++i) key += state.chance.hex(digits);
  return key;
}

std::int64_t new_base_port(State& state) {
  constexpr std::uint64_t ports = highest_base_port - lowest_base_port + 1;
  return lowest_base_port + static_cast<std::int64_t>(state.chance.next() % ports);
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
  const auto fits = [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || c == '-'; };
  return !text.empty() && ascii::is_lower(text.front()) && ascii::all(text, fits);
}

void set_tag(Tags& tags, std::string_view name, std::string_view value) {
  const auto found = std::find_if(tags.begin(), tags.end(), [&](const auto& tag) { return tag.first == name; });
  if (found == tags.end())
    tags.emplace_back(name, value);
  else
    found->second = value;
}

// J8
bool is_tag_name(std::string_view text) {
  constexpr std::string_view of_billing = "billing:";
  if (text.starts_with(of_billing)) text.remove_prefix(of_billing.size());
  const auto fits = [](char c) { return ascii::is_letter_or_digit(c) || c == '-' || c == '_'; };
  return !text.empty() && ascii::is_letter(text.front()) && ascii::all(text, fits);
}

}  // namespace mock::projects
