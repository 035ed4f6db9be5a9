#include "model/permissions.h"

#include <algorithm>

#include "model/refusals.h"
#include "model/state.h"

namespace mock::permissions {
namespace {

using List = std::vector<Permission>;

bool holds(const List& list, Permission permission) {
  return std::find(list.begin(), list.end(), permission) != list.end();
}

// What a principal holds after a change, in the order it was given.
List after(Change change, const List& before, const List& named) {
  List result = change == Change::set ? List() : before;
  if (change == Change::revoke) {
    std::erase_if(result, [&](Permission permission) { return holds(named, permission); });
    return result;
  }
  for (const auto permission : named)
    if (!holds(result, permission)) result.push_back(permission);
  return result;
}

// In whichever order they were given.
bool is_same(const List& some, const List& others) {
  return some.size() == others.size() &&
         std::all_of(some.begin(), some.end(), [&](Permission each) { return holds(others, each); });
}

// Only active users who are members, and groups of the organization, can be granted anything.
void check_principal(const State& state, std::string_view organization_id, const Grant& entry) {
  if (entry.principal_type == "user_group") {
    user_groups::get(state, organization_id, entry.principal_id);
    return;
  }
  members::get(state, organization_id, entry.principal_id);
  if (state.users.find(entry.principal_id)->state != UserState::active)
    throw Refusal(refusals::user_deactivated, "Only active users can be granted permissions: " + entry.principal_id);
}

void apply(State& state, const Resource& resource, Change change, const Grant& entry, Time now) {
  const auto* before = state.grants.find(resource.type, resource.id, entry.principal_type, entry.principal_id);
  auto permissions = after(change, before == nullptr ? List() : before->permissions, entry.permissions);
  if (before != nullptr && is_same(before->permissions, permissions)) return;  // P22
  if (permissions.empty()) {
    state.grants.erase(resource.type, resource.id, entry.principal_type, entry.principal_id);
    return;
  }
  state.grants.put({std::string(resource.type), std::string(resource.id), entry.principal_type, entry.principal_id,
                    std::move(permissions), before == nullptr ? now : before->create_time, now});
}

auto held_by(const State& state, std::string_view principal_type, std::string_view principal_id) {
  return state.grants.with<&Grant::principal_type, &Grant::principal_id>(principal_type, principal_id);
}

// Rows go while they are being erased: what is to go is copied first.
template <class Rows>
std::vector<Grant> copied(const Rows& rows) {
  std::vector<Grant> grants;
  for (const auto& grant : rows) grants.push_back(grant);
  return grants;
}

void erase_all(State& state, const std::vector<Grant>& grants) {
  for (const auto& grant : grants)
    state.grants.erase(grant.resource_type, grant.resource_id, grant.principal_type, grant.principal_id);
}

Rights granted(const State& state, std::string_view resource_type, std::string_view resource_id,
               std::string_view principal_type, std::string_view principal_id) {
  const auto* grant = state.grants.find(resource_type, resource_id, principal_type, principal_id);
  return grant == nullptr ? Rights() : grant->rights();
}

// True when `some` ends no later than `others` does. Takes as many steps as the shorter one has.
template <class Some, class Others>
bool is_shorter(const Some& some, const Others& others) {
  auto one = some.begin();
  auto other = others.begin();
  while (one != some.end() && other != others.end()) {
    ++one;
    ++other;
  }
  return one == some.end();
}

// What the user's groups hold on a resource: asked of the groups, or of the grants on the resource where those are
// fewer. So neither who is in many groups nor what many hold something on takes long by itself.
Rights granted_to_groups(const State& state, std::string_view resource_type, std::string_view resource_id,
                         std::string_view user_id) {
  Rights rights;
  const auto groups = state.group_members.with<&GroupMember::user_id>(user_id);
  if (groups.empty()) return rights;
  const auto grants = state.grants.with<&Grant::resource_type, &Grant::resource_id>(resource_type, resource_id);
  if (is_shorter(groups, grants)) {
    for (const auto& each : groups)
      rights.add(granted(state, resource_type, resource_id, "user_group", each.user_group_id));
    return rights;
  }
  for (const auto& grant : grants)
    if (grant.principal_type == "user_group" && state.group_members.find(grant.principal_id, user_id) != nullptr)
      rights.add(grant.rights());
  return rights;
}

Rights held_on(const State& state, std::string_view resource_type, std::string_view resource_id,
               std::string_view user_id) {
  if (resource_id.empty()) return {};
  auto rights = granted(state, resource_type, resource_id, "user", user_id);
  rights.add(granted_to_groups(state, resource_type, resource_id, user_id));
  return rights;
}

}  // namespace

Place place_of(const State& state, std::string_view resource_type, std::string_view resource_id) {
  if (resource_type == "organization") {
    const auto* organization = state.organizations.find(resource_id);
    return organization == nullptr ? Place{} : Place{organization->organization_id, {}, {}};
  }
  if (resource_type == "organization_unit") {
    const auto* unit = state.units.find(resource_id);
    return unit == nullptr ? Place{} : Place{unit->organization_id, unit->account_id, {}};
  }
  const auto* project = state.projects.find(resource_id);
  if (resource_type != "project" || project == nullptr) return {};
  const auto* unit = state.units.find(project->account_id);
  return {project->organization_id, unit == nullptr ? std::string_view() : unit->account_id, project->project_name};
}

void check(const State& state, const Resource& resource) {
  if (resource.type != "organization" && resource.type != "organization_unit" && resource.type != "project")
    throw Refusal(refusals::unsupported_resource_type);
  const auto place = place_of(state, resource.type, resource.id);
  if (place.organization_id == resource.organization_id) return;
  if (!place.organization_id.empty()) throw Refusal(refusals::organization_mismatch);  // P7
  if (resource.type == "project") throw Refusal(refusals::project_not_found);
  throw Refusal(resource.type == "organization" ? refusals::organization_not_found : refusals::account_not_found);
}

void change(State& state, const Resource& resource, Change change, const std::vector<Grant>& entries, Time now) {
  try {
    for (const auto& entry : entries) {
      check_principal(state, resource.organization_id, entry);
      apply(state, resource, change, entry, now);
    }
  } catch (const Refusal& refusal) {
    throw RefusalOfTheRest(refusal);  // P4
  }
}

void replace(State& state, const Resource& resource, const std::vector<Grant>& entries, Time now) {
  std::vector<Grant> dropped;
  for (const auto& grant : state.grants.with<&Grant::resource_type, &Grant::resource_id>(resource.type, resource.id)) {
    const bool named = std::any_of(entries.begin(), entries.end(), [&](const Grant& entry) {
      return entry.principal_type == grant.principal_type && entry.principal_id == grant.principal_id;
    });
    if (!named) dropped.push_back(grant);
  }
  change(state, resource, Change::set, entries, now);
  erase_all(state, dropped);
}

Held held(const State& state, const Place& place, std::string_view user_id) {
  Held held;
  held.on_organization = held_on(state, "organization", place.organization_id, user_id);
  held.at_place.add(held.on_organization);
  held.at_place.add(held_on(state, "organization_unit", place.unit_id, user_id));
  held.at_place.add(held_on(state, "project", place.project_name, user_id));
  if (!place.project_name.empty())
    held.at_place.add(team_projects::rights_on(state, place.project_name, user_id));  // L7
  return held;
}

std::vector<const Grant*> of_user(const State& state, std::string_view user_id) {
  std::vector<const Grant*> found;
  for (const auto& grant : held_by(state, "user", user_id)) found.push_back(&grant);
  for (const auto& each : state.group_members.with<&GroupMember::user_id>(user_id))
    for (const auto& grant : held_by(state, "user_group", each.user_group_id)) found.push_back(&grant);
  return found;
}

bool any_for_user(const State& state, std::string_view user_id) {
  if (!held_by(state, "user", user_id).empty()) return true;
  for (const auto& each : state.group_members.with<&GroupMember::user_id>(user_id))
    if (any_for_group(state, each.user_group_id)) return true;
  return team_projects::any_for_user(state, user_id);
}

bool any_for_group(const State& state, std::string_view user_group_id) {
  return !held_by(state, "user_group", user_group_id).empty();
}

void forget_user(State& state, std::string_view organization_id, std::string_view user_id) {
  std::vector<Grant> dropped;
  for (const auto& grant : held_by(state, "user", user_id))
    if (place_of(state, grant.resource_type, grant.resource_id).organization_id == organization_id)
      dropped.push_back(grant);
  erase_all(state, dropped);
}

void forget_principal(State& state, std::string_view principal_type, std::string_view principal_id) {
  erase_all(state, copied(held_by(state, principal_type, principal_id)));
}

void forget_resource(State& state, std::string_view resource_type, std::string_view resource_id) {
  erase_all(state, copied(state.grants.with<&Grant::resource_type, &Grant::resource_id>(resource_type, resource_id)));
}

void rename_resource(State& state, std::string_view resource_type, std::string_view resource_id,
                     const std::string& new_id) {
  auto grants = copied(state.grants.with<&Grant::resource_type, &Grant::resource_id>(resource_type, resource_id));
  erase_all(state, grants);
  for (auto& grant : grants) {
    grant.resource_id = new_id;
    state.grants.put(std::move(grant));
  }
}

}  // namespace mock::permissions
