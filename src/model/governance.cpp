#include "model/governance.h"

#include <algorithm>

#include "find.h"
#include "model/custom_clouds.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::governance {
namespace {

// No certificate and no key: armour around bytes of chance.
std::string armoured(State& state, const std::string& what) {
  std::string out = "-----BEGIN " + what + "-----\n";
  for (int line = 0; line < 4; ++line) out += state.chance.base64(48) + "\n";
  return out + "-----END " + what + "-----\n";
}

template <auto Field>
std::vector<GovernanceAccess> all_with(const State& state, std::string_view value) {
  std::vector<GovernanceAccess> found;
  for (const auto& access : state.governance_accesses.with<Field>(value)) found.push_back(access);
  return found;
}

}  // namespace

void guard_enabled(const State& state, std::string_view organization_id) {
  if (!organizations::get(state, organization_id).kafka_governance_enabled)
    throw Refusal(refusals::kafka_governance_not_enabled);
}

void guard_changeable(const State& state, std::string_view organization_id) {
  guard_enabled(state, organization_id);
  if (organizations::get(state, organization_id).kafka_console_governance_enabled)
    throw Refusal(refusals::kafka_console_governance_enabled);
}

const GovernanceAccess& get(const State& state, std::string_view organization_id, std::string_view access_id) {
  return owned_by(state.governance_accesses, organization_id, access_id, refusals::governance_access_not_found);
}

std::vector<const GovernanceAccess*> list(const State& state, std::string_view organization_id,
                                          std::string_view resource_name, std::string_view owner_user_group_id) {
  const auto is_to_topic = [&](const GovernanceAccess& access) {
    return resource_name.empty() || std::any_of(access.acls.begin(), access.acls.end(), [&](const KafkaAcl& acl) {
             return acl.resource_name == resource_name;
           });
  };
  std::vector<const GovernanceAccess*> found;
  for (const auto& access : state.governance_accesses.with<&GovernanceAccess::organization_id>(organization_id)) {
    const bool is_of_group = owner_user_group_id.empty() || access.owner_user_group_id == owner_user_group_id;
    if (is_of_group && is_to_topic(access)) found.push_back(&access);
  }
  return found;
}

const GovernanceAccess& create(State& state, std::string_view organization_id, const Wish<GovernanceAccess>& wish,
                               const User& creator, Time now) {
  GovernanceAccess access;
  access.organization_id = organization_id;
  wish.apply_to(access);
  if (!custom_clouds::is_project_of(state, access.organization_id, access.project_name))
    throw Refusal(refusals::project_not_found, "The organization has no project " + access.project_name);
  if (!access.owner_user_group_id.empty()) user_groups::get(state, access.organization_id, access.owner_user_group_id);
  access.access_id = new_id(state);
  if (access.username.empty()) access.username = new_username(state);
  for (auto& acl : access.acls) {
    acl.id = new_acl_id(state);
    if (acl.host.empty()) acl.host = "*";
  }
  access.created_by = access.credentials_user_id = creator.user_id;
  access.password = new_password(state);
  access.access_cert = new_access_cert(state);
  access.access_key = new_access_key(state);
  access.create_time = now;
  return state.governance_accesses.put(std::move(access));
}

const GovernanceAccess& consume_credentials(State& state, const GovernanceAccess& access) {
  auto changed = access;
  changed.credentials_consumed = true;
  return state.governance_accesses.put(std::move(changed));
}

bool belongs_to(const State& state, const GovernanceAccess& access, std::string_view user_id) {
  return access.created_by == user_id || access.credentials_user_id == user_id ||
         state.group_members.find(access.owner_user_group_id, user_id) != nullptr;
}

void forget_project(State& state, std::string_view project_name) {
  for (const auto& access : all_with<&GovernanceAccess::project_name>(state, project_name))
    state.governance_accesses.erase(access.access_id);
}

void rename_project(State& state, std::string_view project_name, const std::string& new_name) {
  for (auto& access : all_with<&GovernanceAccess::project_name>(state, project_name)) {
    access.project_name = new_name;
    state.governance_accesses.put(access);
  }
}

void forget_group(State& state, std::string_view user_group_id) {
  for (auto& access : all_with<&GovernanceAccess::owner_user_group_id>(state, user_group_id)) {
    access.owner_user_group_id.clear();
    state.governance_accesses.put(access);
  }
}

std::string new_id(State& state) { return state.chance.uuid(); }
std::string new_acl_id(State& state) { return "acl" + state.chance.hex(11); }
std::string new_username(State& state) { return "user-" + state.chance.hex(11); }
std::string new_password(State& state) { return state.chance.hex(16) + state.chance.hex(8); }
std::string new_access_cert(State& state) { return armoured(state, "CERTIFICATE"); }
std::string new_access_key(State& state) { return armoured(state, "PRIVATE KEY"); }

}  // namespace mock::governance
