#pragma once
// Accesses to topics of Apache Kafka, as an organization governs them. There is no Kafka behind them: what they are to
// services is written down, and that is all.
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

namespace mock {

struct State;
struct User;

/// What an access allows its user on one topic. Its permission_type is ALLOW, its pattern_type LITERAL: there are no
/// others.
struct KafkaAcl {
  std::string id, host = "*", operation, resource_name;
};

struct GovernanceAccess {
  std::string access_id, organization_id;
  std::string access_name;
  std::string project_name, service_name, username;
  std::vector<KafkaAcl> acls;
  std::string owner_user_group_id;              // of a group of the organization; empty: none
  std::string created_by, credentials_user_id;  // who may have left since
  bool credentials_consumed = false;
  std::string password, access_cert, access_key;  // secrets
  Time create_time{};

  using Ways = FoundBy<By<&GovernanceAccess::access_id>, By<&GovernanceAccess::organization_id>,
                       By<&GovernanceAccess::owner_user_group_id>, By<&GovernanceAccess::project_name>>;
};

/// Limits of the API, in characters and items.
inline constexpr std::int64_t longest_acl_word = 256;
inline constexpr std::int64_t shortest_governance_page = 30, longest_governance_page = 999;

namespace governance {

/// Refuses kafka_governance_not_enabled for organizations without it.
void guard_enabled(const State&, std::string_view organization_id);
/// Refuses besides kafka_console_governance_enabled where accesses are made and deleted in the console alone.
void guard_changeable(const State&, std::string_view organization_id);

/// The access of this organization, or governance_access_not_found.
const GovernanceAccess& get(const State&, std::string_view organization_id, std::string_view access_id);

/// The accesses of an organization, oldest first: all, or those to a topic, those of a group. Empty words: any.
std::vector<const GovernanceAccess*> list(const State&, std::string_view organization_id,
                                          std::string_view resource_name, std::string_view owner_user_group_id);

/// Makes the access that is wished for, with ids and credentials of its own; a user and hosts where none are named.
/// Refuses project_not_found and user_group_not_found for what the organization does not have.
const GovernanceAccess& create(State&, std::string_view organization_id, const Wish<GovernanceAccess>& wish,
                               const User& creator, Time now);

/// Remembers that the credentials were seen.
const GovernanceAccess& consume_credentials(State&, const GovernanceAccess& access);

/// True for who made it, who is to look at its credentials, and who is in the group that owns it.
bool belongs_to(const State&, const GovernanceAccess& access, std::string_view user_id);

/// What becomes of them when something else goes: a project, a project's name, a group.
void forget_project(State&, std::string_view project_name);
void rename_project(State&, std::string_view project_name, const std::string& new_name);
void forget_group(State&, std::string_view user_group_id);

/// Ids and secrets that nothing has yet.
std::string new_id(State&);
std::string new_acl_id(State&);
std::string new_username(State&);
std::string new_password(State&);
std::string new_access_cert(State&);
std::string new_access_key(State&);

}  // namespace governance
}  // namespace mock
