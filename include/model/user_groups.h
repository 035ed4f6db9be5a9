#pragma once
// Groups of an organization's users: they are granted permissions as users are. Rules G1–G7 of docs/fidelity.md.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

namespace mock {

struct State;

struct UserGroup {
  std::string user_group_id, organization_id;
  std::string user_group_name;  // unique within the organization
  std::string description;
  bool managed_by_scim = false;
  std::int64_t member_count = 0;  // kept by join and leave
  Time create_time{}, update_time{};

  using Ways = FoundBy<By<&UserGroup::user_group_id>, By<&UserGroup::organization_id>,
                       By<&UserGroup::organization_id, &UserGroup::user_group_name>>;
};

/// A user in a group.
struct GroupMember {
  std::string user_group_id, user_id;

  using Ways = FoundBy<By<&GroupMember::user_group_id, &GroupMember::user_id>, By<&GroupMember::user_group_id>,
                       By<&GroupMember::user_id>>;
};

/// Limits of the API, in characters and users.
inline constexpr std::int64_t longest_user_group_name = 128;
inline constexpr std::int64_t longest_user_group_description = 4096;
inline constexpr std::int64_t most_group_members_a_call = 1024;

namespace user_groups {

/// The group of this organization, or user_group_not_found.
const UserGroup& get(const State&, std::string_view organization_id, std::string_view user_group_id);

/// The same, if it may be changed here: refuses resource_managed_by_scim.
const UserGroup& changeable(const State&, std::string_view organization_id, std::string_view user_group_id);

/// Makes an empty group. Refuses user_group_names_must_be_unique.
const UserGroup& create(State&, std::string_view organization_id, const Wish<UserGroup>& wish, Time now);

/// Changes what is wished; update_time moves when that is anything new. Refuses user_group_names_must_be_unique.
const UserGroup& update(State&, std::string_view organization_id, std::string_view user_group_id,
                        const Wish<UserGroup>& wish, Time now);

/// Puts members of the organization into a group, all of them or, with organization_user_not_found, none.
void add_members(State&, const UserGroup& group, const std::vector<std::string>& user_ids);

/// Takes users out of a group; those who are not in it are passed over.
void remove_members(State&, const UserGroup& group, const std::vector<std::string>& user_ids);

/// Puts a user into a group, or takes one out; nothing happens when that is so already.
void join(State&, std::string_view user_group_id, std::string_view user_id);
void leave(State&, std::string_view user_group_id, std::string_view user_id);

/// Takes a user out of all groups of an organization.
void leave_all(State&, std::string_view organization_id, std::string_view user_id);

/// Removes the group and what is granted to it. Asks nothing.
void remove(State&, std::string_view user_group_id);

/// A user_group_id that no group has yet.
std::string new_id(State&);

}  // namespace user_groups
}  // namespace mock
