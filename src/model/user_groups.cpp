#include "model/user_groups.h"

#include <vector>

#include "erase_with.h"
#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::user_groups {
namespace {

void count(State& state, std::string_view user_group_id, std::int64_t more) {
  auto group = *state.user_groups.find(user_group_id);
  group.member_count += more;
  state.user_groups.put(std::move(group));
}

void check_name(const State& state, std::string_view organization_id, const std::string& user_group_name) {
  if (!state.user_groups
           .with<&UserGroup::organization_id, &UserGroup::user_group_name>(organization_id, user_group_name)
           .empty())
    throw Refusal(refusals::user_group_names_must_be_unique);  // G1
}

}  // namespace

const UserGroup& get(const State& state, std::string_view organization_id, std::string_view user_group_id) {
  return owned_by(state.user_groups, organization_id, user_group_id, refusals::user_group_not_found);
}

const UserGroup& changeable(const State& state, std::string_view organization_id, std::string_view user_group_id) {
  const auto& group = get(state, organization_id, user_group_id);
  if (group.managed_by_scim) throw Refusal(refusals::resource_managed_by_scim);  // G6
  return group;
}

const UserGroup& create(State& state, std::string_view organization_id, const Wish<UserGroup>& wish, Time now) {
  UserGroup group;
  wish.apply_to(group);
  check_name(state, organization_id, group.user_group_name);
  group.user_group_id = new_id(state);
  group.organization_id = organization_id;
  group.create_time = group.update_time = now;
  return state.user_groups.put(std::move(group));
}

const UserGroup& update(State& state, std::string_view organization_id, std::string_view user_group_id,
                        const Wish<UserGroup>& wish, Time now) {
  const auto& group = changeable(state, organization_id, user_group_id);
  auto changed = group;
  wish.apply_to(changed);
  const bool is_renamed = changed.user_group_name != group.user_group_name;
  if (is_renamed) check_name(state, organization_id, changed.user_group_name);
  if (is_renamed || changed.description != group.description) changed.update_time = now;
  return state.user_groups.put(std::move(changed));
}

void add_members(State& state, const UserGroup& group, const std::vector<std::string>& user_ids) {
  const std::string id = group.user_group_id;
  for (const auto& user_id : user_ids) members::get(state, group.organization_id, user_id);  // G2
  for (const auto& user_id : user_ids) join(state, id, user_id);
}

void remove_members(State& state, const UserGroup& group, const std::vector<std::string>& user_ids) {
  const std::string id = group.user_group_id;
  for (const auto& user_id : user_ids) leave(state, id, user_id);
}

void join(State& state, std::string_view user_group_id, std::string_view user_id) {
  if (state.group_members.find(user_group_id, user_id) != nullptr) return;
  state.group_members.put({std::string(user_group_id), std::string(user_id)});
  count(state, user_group_id, 1);
}

void leave(State& state, std::string_view user_group_id, std::string_view user_id) {
  if (state.group_members.erase(user_group_id, user_id)) count(state, user_group_id, -1);
}

void leave_all(State& state, std::string_view organization_id, std::string_view user_id) {
  std::vector<std::string> groups;
  for (const auto& each : state.group_members.with<&GroupMember::user_id>(user_id))
    if (state.user_groups.find(each.user_group_id)->organization_id == organization_id)
      groups.push_back(each.user_group_id);
  for (const auto& group : groups) leave(state, group, user_id);
}

void remove(State& state, std::string_view user_group_id) {
  const std::string id(user_group_id);
  erase_with<&GroupMember::user_group_id>(state.group_members, id);
  permissions::forget_principal(state, "user_group", id);  // G3
  governance::forget_group(state, id);
  authentication_methods::forget_group(state, state.user_groups.find(id)->organization_id, id);
  state.user_groups.erase(id);
}

std::string new_id(State& state) { return fresh_id(state.chance, state.user_groups, "ug"); }

}  // namespace mock::user_groups
