#include "model/custom_clouds.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "base/cidr.h"
#include "find.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::custom_clouds {
namespace {

bool has_passed(const std::optional<Time>& time, Time now) { return !time || *time <= now; }

[[noreturn]] void forbid(const std::string& why) {
  throw Refusal(refusals::request_forbidden, "The custom cloud environment " + why);
}

void guard_settled(CustomCloudState state) {
  if (state == CustomCloudState::deleting) forbid("is being deleted");
  if (state == CustomCloudState::creating) forbid("is being created");
}

template <auto Member>
void guard_fixed(const CustomCloudEnvironment& environment, const Wish<CustomCloudEnvironment>& wish,
                 const std::string& field) {
  const auto* wanted = wish.get<Member>();
  if (wanted != nullptr && *wanted != environment.*Member)
    forbid("is active: its " + field + " cannot change any more");
}

// In the place of what was known.
void identify(CustomCloudEnvironment& environment, const std::vector<CloudIdentity>& identities) {
  const auto fields = identity_fields(environment.cloud_provider);
  for (const auto& told : identities) {
    if (std::find(fields.begin(), fields.end(), told.field) == fields.end())
      throw Refusal(refusals::bad_request, told.field + " is not of clouds of " + environment.cloud_provider);
    if (told.field == "aws_iam_role_arn" && !is_iam_arn(told.value))
      throw Refusal(refusals::custom_cloud_environment_invalid_iam_role_arn);
    std::erase_if(environment.identities, [&](const CloudIdentity& known) { return known.field == told.field; });
    environment.identities.push_back(told);
  }
}

// The part of a range that has so many bits more, by its position: of "10.0.0.0/16", with one, the second (1) is
// "10.0.128.0/17". Of what is too small to be parted, all of it.
std::string part_of(std::string_view range, std::uint32_t bits_more, std::uint32_t position) {
  constexpr std::uint32_t bits_of_byte = 8;
  constexpr std::uint32_t all_bits = 32;
  constexpr std::uint32_t byte = 0xff;
  std::uint32_t address = 0;
  std::uint32_t part = 0;
  std::uint32_t length = 0;
  const auto slash = range.find('/');
  for (const char c : range.substr(slash + 1)) length = length * 10 + static_cast<std::uint32_t>(c - '0');
  for (const char c : range.substr(0, slash)) {
    if (c == '.')
      address = (address << bits_of_byte) | std::exchange(part, 0U);
    else
      part = part * 10 + static_cast<std::uint32_t>(c - '0');
  }
  address = (address << bits_of_byte) | part;
  if (length + bits_more <= all_bits) {
    length += bits_more;
    address |= position << (all_bits - length);
  }
  std::string text;
  for (auto shift = all_bits; shift > 0; shift -= bits_of_byte)
    text += std::to_string((address >> (shift - bits_of_byte)) & byte) + (shift > bits_of_byte ? "." : "/");
  return text + std::to_string(length);
}

void drop_permissions(State& state, std::string_view id) {
  for (const auto* type : {"account", "project"})
    for (const auto& resource_id : permitted(state, id, type))
      state.custom_cloud_permissions.erase(id, type, resource_id);
}

void erase(State& state, const std::string& id) {
  drop_permissions(state, id);
  state.custom_cloud_environments.erase(id);
}

}  // namespace

const CustomCloudEnvironment& get(const State& state, std::string_view organization_id, std::string_view id, Time now) {
  const auto& environment =
      owned_by(state.custom_cloud_environments, organization_id, id, refusals::custom_cloud_environment_not_found);
  if (is_gone(environment, now)) throw Refusal(refusals::custom_cloud_environment_not_found);
  return environment;
}

bool is_gone(const CustomCloudEnvironment& environment, Time now) {
  return environment.deleting && has_passed(environment.deleted_time, now);
}

CustomCloudState state_of(const CustomCloudEnvironment& environment, Time now) {
  if (environment.deleting) return CustomCloudState::deleting;
  if (!environment.provisioned) return CustomCloudState::draft;
  if (!has_passed(environment.active_time, now)) return CustomCloudState::creating;
  return environment.creation_error.empty() ? CustomCloudState::active : CustomCloudState::creation_failed;
}

std::vector<std::string_view> identity_fields(std::string_view cloud_provider) {
  if (cloud_provider == "aws") return {"aws_iam_role_arn"};
  if (cloud_provider == "google") return {"google_privilege_bearing_service_account_id"};
  if (cloud_provider == "azure") return {"azure_subscription_id", "azure_tenant_id"};
  return {"oracle_compartment_id"};
}

std::string_view identity(const CustomCloudEnvironment& environment, std::string_view field) {
  for (const auto& each : environment.identities)
    if (each.field == field) return each.value;
  return {};
}

std::string bastion_cidr(const CustomCloudEnvironment& environment) { return part_of(environment.reserved_cidr, 2, 0); }
std::string workload_cidr(const CustomCloudEnvironment& environment) {
  return part_of(environment.reserved_cidr, 1, 1);
}

const CustomCloudEnvironment& create(State& state, std::string_view organization_id,
                                     const Wish<CustomCloudEnvironment>& wish, Time now) {
  CustomCloudEnvironment environment;
  environment.custom_cloud_environment_id = state.chance.uuid();
  environment.organization_id = organization_id;
  environment.update_time = now;
  wish.apply_to(environment);
  return state.custom_cloud_environments.put(std::move(environment));
}

const CustomCloudEnvironment& update(State& state, const CustomCloudEnvironment& environment,
                                     const Wish<CustomCloudEnvironment>& wish,
                                     const std::vector<CloudIdentity>& identities, Time now) {
  using Environment = CustomCloudEnvironment;
  const auto is = state_of(environment, now);
  guard_settled(is);
  if (is == CustomCloudState::active) {
    guard_fixed<&Environment::cloud_provider>(environment, wish, "cloud_provider");
    guard_fixed<&Environment::cloud_region>(environment, wish, "cloud_region");
    guard_fixed<&Environment::deployment_model>(environment, wish, "deployment_model");
    guard_fixed<&Environment::reserved_cidr>(environment, wish, "reserved_cidr");
  }
  auto changed = environment;
  wish.apply_to(changed);
  if (changed.cloud_provider != environment.cloud_provider) changed.identities.clear();
  identify(changed, identities);
  changed.update_time = now;
  return state.custom_cloud_environments.put(std::move(changed));
}

const CustomCloudEnvironment& provision(State& state, const CustomCloudEnvironment& environment,
                                        const std::vector<CloudIdentity>& identities, Time now) {
  const auto is = state_of(environment, now);
  if (is == CustomCloudState::deleting) forbid("is being deleted");
  if (is == CustomCloudState::creating || is == CustomCloudState::active)
    throw Refusal(refusals::custom_cloud_environment_provisioned);
  auto changed = environment;
  identify(changed, identities);
  for (const auto field : identity_fields(changed.cloud_provider))
    if (identity(changed, field).empty())
      throw Refusal(refusals::custom_cloud_environment_missing_configuration,
                    "Provisioning needs " + std::string(field) + ", which was neither given now nor before");
  if (is == CustomCloudState::creation_failed) changed.creation_error.clear();
  changed.provisioned = true;
  changed.update_time = now;
  return state.custom_cloud_environments.put(std::move(changed));
}

void remove(State& state, const CustomCloudEnvironment& environment, Time now) {
  guard_settled(state_of(environment, now));
  auto changed = environment;
  if (has_passed(changed.deleted_time, now)) return erase(state, changed.custom_cloud_environment_id);
  changed.deleting = true;
  changed.update_time = now;
  state.custom_cloud_environments.put(std::move(changed));
}

void set_permissions(State& state, const CustomCloudEnvironment& environment, const std::vector<std::string>& accounts,
                     const std::vector<std::string>& projects, Time now) {
  if (state_of(environment, now) == CustomCloudState::deleting) forbid("is being deleted");
  const auto& organization_id = environment.organization_id;
  for (const auto& each : accounts)
    if (!is_account_of(state, organization_id, each))
      throw Refusal(refusals::account_not_found, "The organization has no account " + each);
  for (const auto& each : projects)
    if (!is_project_of(state, organization_id, each))
      throw Refusal(refusals::project_not_found, "The organization has no project " + each);
  const auto& id = environment.custom_cloud_environment_id;
  drop_permissions(state, id);
  for (const auto& each : accounts) state.custom_cloud_permissions.put({id, "account", each});
  for (const auto& each : projects) state.custom_cloud_permissions.put({id, "project", each});
}

std::vector<std::string> permitted(const State& state, std::string_view id, std::string_view resource_type) {
  std::vector<std::string> ids;
  for (const auto& each : state.custom_cloud_permissions.with<&CustomCloudPermission::custom_cloud_environment_id,
                                                              &CustomCloudPermission::resource_type>(id, resource_type))
    ids.push_back(each.resource_id);
  return ids;
}

bool is_account_of(const State& state, std::string_view organization_id, std::string_view account_id) {
  if (const auto* unit = state.units.find(account_id)) return unit->organization_id == organization_id;
  return organizations::get(state, organization_id).account_id == account_id;
}

bool is_project_of(const State& state, std::string_view organization_id, std::string_view project_name) {
  const auto* project = state.projects.find(project_name);
  return project != nullptr && project->organization_id == organization_id;
}

void forget_organization(State& state, std::string_view organization_id) {
  std::vector<std::string> ids;
  for (const auto& each :
       state.custom_cloud_environments.with<&CustomCloudEnvironment::organization_id>(organization_id))
    ids.push_back(each.custom_cloud_environment_id);
  for (const auto& id : ids) erase(state, id);
}

void forget_resource(State& state, std::string_view resource_type, std::string_view resource_id) {
  std::vector<std::string> ids;
  for (const auto& each :
       state.custom_cloud_permissions.with<&CustomCloudPermission::resource_type, &CustomCloudPermission::resource_id>(
           resource_type, resource_id))
    ids.push_back(each.custom_cloud_environment_id);
  for (const auto& id : ids) state.custom_cloud_permissions.erase(id, resource_type, resource_id);
}

void rename_project(State& state, std::string_view project_name, const std::string& new_name) {
  std::vector<std::string> ids;
  for (const auto& each :
       state.custom_cloud_permissions.with<&CustomCloudPermission::resource_type, &CustomCloudPermission::resource_id>(
           "project", project_name))
    ids.push_back(each.custom_cloud_environment_id);
  forget_resource(state, "project", project_name);
  for (const auto& id : ids) state.custom_cloud_permissions.put({id, "project", new_name});
}

bool is_reserved_cidr(std::string_view text) {
  return text.find('/') != std::string_view::npos && text.find(':') == std::string_view::npos && is_ip_range(text);
}

bool is_iam_arn(std::string_view text) {
  constexpr std::size_t length_of_account = 12;
  const auto start = text.find(":iam::");
  if (!text.starts_with("arn:") || start == std::string_view::npos) return false;
  const auto rest = text.substr(start + std::string_view(":iam::").size());
  return rest.size() > length_of_account + 1 && rest[length_of_account] == ':' &&
         ascii::all(rest.substr(0, length_of_account), ascii::is_digit);
}

}  // namespace mock::custom_clouds
