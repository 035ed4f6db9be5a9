#include "model/vpcs.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "erase_with.h"
#include "find.h"
#include "model/private_networks.h"
#include "model/refusals.h"
#include "model/state.h"
#include "project_rows.h"

namespace mock::vpcs {

const Vpc& get(const State& state, std::string_view organization_id, std::string_view vpc_id) {
  return owned_by(state.vpcs, organization_id, vpc_id, refusals::organization_vpc_not_found);
}

const Vpc& get_of_project(const State& state, std::string_view project_name, std::string_view vpc_id) {
  const auto& vpc = find_or_refuse(state.vpcs, vpc_id, refusals::project_vpc_not_found);
  if (vpc.project_name != project_name) throw Refusal(refusals::project_vpc_not_found);
  return vpc;
}

void check_stays(const Vpc& vpc) {
  if (vpc.stays == VpcState::deleting || vpc.stays == VpcState::deleted) throw Refusal(refusals::vpc_is_being_deleted);
}

VpcState state_of(const Vpc& vpc, Time now) {
  return vpc.stays.value_or(now < vpc.active_time ? VpcState::approved : VpcState::active);
}

Time update_time_of(const Vpc& vpc, Time now) {
  return !vpc.stays && vpc.active_time <= now ? std::max(vpc.update_time, vpc.active_time) : vpc.update_time;
}

const Vpc& create(State& state, Vpc owned, const Wish<Vpc>& wish, Time now) {
  owned.vpc_id = state.chance.uuid();
  owned.active_time = later_by(now, Seconds(settings_of(state, owned).seconds_to_active));
  owned.create_time = owned.update_time = now;
  wish.apply_to(owned);
  return state.vpcs.put(std::move(owned));
}

const Vpc& update(State& state, const Vpc& vpc, const Wish<Vpc>& wish, Time now) {
  check_stays(vpc);
  if (wish.is_empty()) return vpc;
  auto changed = vpc;
  wish.apply_to(changed);
  changed.update_time = now;
  return state.vpcs.put(std::move(changed));
}

void remove(State& state, std::string_view vpc_id) {
  const std::string id(vpc_id);
  erase_with<&VpcPeeringConnection::vpc_id>(state.vpc_peering_connections, id);
  state.vpcs.erase(id);
}

void remove_empty(State& state, std::string_view vpc_id) {
  if (!state.services.with<&Service::project_vpc_id>(vpc_id).empty()) throw Refusal(refusals::vpc_with_services);
  remove(state, vpc_id);
}

void rename_project(State& state, const std::string& project_name, const std::string& new_name) {
  rename_project_in<&State::vpcs>(state, project_name, new_name);
}

void forget_project(State& state, std::string_view project_name) {
  const auto before = state.vpcs;  // stays as it is while they are erased
  for (const auto& vpc : before.with<&Vpc::project_name>(project_name)) remove(state, vpc.vpc_id);
}

VpcSettings settings_of(const State& state, const Vpc& vpc) {
  const auto* project = state.projects.find(vpc.project_name);
  const auto* settings = state.vpc_settings.find(project != nullptr ? project->organization_id : vpc.organization_id);
  return settings != nullptr ? *settings : VpcSettings{};
}

bool is_network(std::string_view network_cidr) {
  const auto network = private_network(network_cidr);
  return network && network->prefix_length() >= 16 && network->prefix_length() <= 28;
}

}  // namespace mock::vpcs
