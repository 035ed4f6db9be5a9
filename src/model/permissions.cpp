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

// What a principal holds after an operation, in the order it was given.
List after(Operation operation, const List& before, const List& named) {
  List result = operation == Operation::set ? List() : before;
  if (operation == Operation::revoke) {
    std::erase_if(result, [&](Permission permission) { return holds(named, permission); });
    return result;
  }
  for (const auto permission : named)
    if (!holds(result, permission)) result.push_back(permission);
  return result;
}

// Only active users who are members, and groups of the organization, can be granted anything.
void check_principal(const State& state, std::string_view organization_id, const Entry& entry) {
  if (entry.principal_type == "user_group") throw Refusal(refusals::user_group_not_found);
  organizations::member(state, organization_id, entry.principal_id);
  if (state.users.find(entry.principal_id)->state != UserState::active)
    throw Refusal(refusals::user_deactivated, "Only active users can be granted permissions: " + entry.principal_id);
}

void apply(State& state, const Resource& resource, Operation operation, const Entry& entry, Time now) {
  const auto* before = state.grants.find(resource.type, resource.id, entry.principal_type, entry.principal_id);
  auto permissions = after(operation, before == nullptr ? List() : before->permissions, entry.permissions);
  if (permissions.empty()) {
    state.grants.erase(resource.type, resource.id, entry.principal_type, entry.principal_id);
    return;
  }
  state.grants.put({std::string(resource.type), std::string(resource.id), entry.principal_type, entry.principal_id,
                    std::move(permissions), before == nullptr ? now : before->create_time, now});
}

}  // namespace

void check(const State& state, const Resource& resource) {
  if (resource.type == "project") throw Refusal(refusals::project_not_found);
  if (resource.type == "organization_unit") throw Refusal(refusals::account_not_found);
  if (resource.type != "organization") throw Refusal(refusals::unsupported_resource_type);
  organizations::get(state, resource.id);
  if (resource.id != resource.organization_id) throw Refusal(refusals::organization_mismatch);
}

void change(State& state, const Resource& resource, Operation operation, const std::vector<Entry>& entries, Time now) {
  try {
    for (const auto& entry : entries) {
      check_principal(state, resource.organization_id, entry);
      apply(state, resource, operation, entry, now);
    }
  } catch (Refusal& refusal) {
    refusal.keeps_earlier_changes = true;  // P4
    throw;
  }
}

void replace(State& state, const Resource& resource, const std::vector<Entry>& entries, Time now) {
  std::vector<Grant> dropped;
  for (const auto& grant : state.grants.with<&Grant::resource_type, &Grant::resource_id>(resource.type, resource.id)) {
    const bool named = std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
      return entry.principal_type == grant.principal_type && entry.principal_id == grant.principal_id;
    });
    if (!named) dropped.push_back(grant);
  }
  change(state, resource, Operation::set, entries, now);
  for (const auto& grant : dropped)
    state.grants.erase(resource.type, resource.id, grant.principal_type, grant.principal_id);
}

Rights on_organization(const State& state, std::string_view organization_id, std::string_view user_id) {
  Rights rights;
  const auto* grant =
      state.grants.find(std::string_view("organization"), organization_id, std::string_view("user"), user_id);
  if (grant != nullptr)
    for (const auto permission : grant->permissions) rights.add(permission);
  return rights;
}

bool any_for(const State& state, std::string_view user_id) {
  return !state.grants.with<&Grant::principal_type, &Grant::principal_id>(std::string_view("user"), user_id).empty();
}

}  // namespace mock::permissions
