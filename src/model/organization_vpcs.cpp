#include "model/organization_vpcs.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "erase_with.h"
#include "find.h"
#include "model/private_networks.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::organization_vpcs {
namespace {

bool is_going(const OrganizationVpc& vpc) { return vpc.stays == VpcState::deleting || vpc.stays == VpcState::deleted; }

}  // namespace

const OrganizationVpc& get(const State& state, std::string_view organization_id, std::string_view organization_vpc_id) {
  return owned_by(state.organization_vpcs, organization_id, organization_vpc_id, refusals::organization_vpc_not_found);
}

const OrganizationVpc& get_to_change(const State& state, std::string_view organization_id,
                                     std::string_view organization_vpc_id) {
  const auto& vpc = get(state, organization_id, organization_vpc_id);
  if (is_going(vpc)) throw Refusal(refusals::organization_vpc_is_being_deleted);
  return vpc;
}

VpcState state_of(const OrganizationVpc& vpc, Time now) {
  return vpc.stays.value_or(now < vpc.active_time ? VpcState::approved : VpcState::active);
}

Time update_time_of(const OrganizationVpc& vpc, Time now) {
  return !vpc.stays && vpc.active_time <= now ? std::max(vpc.update_time, vpc.active_time) : vpc.update_time;
}

const OrganizationVpc& create(State& state, std::string_view organization_id, const Wish<OrganizationVpc>& wish,
                              Time now) {
  OrganizationVpc vpc;
  vpc.organization_vpc_id = state.chance.uuid();
  vpc.organization_id = organization_id;
  vpc.active_time = later_by(now, Seconds(settings_of(state, organization_id).seconds_to_active));
  vpc.create_time = vpc.update_time = now;
  wish.apply_to(vpc);
  return state.organization_vpcs.put(std::move(vpc));
}

const OrganizationVpc& update(State& state, std::string_view organization_id, std::string_view organization_vpc_id,
                              const Wish<OrganizationVpc>& wish, Time now) {
  const auto& vpc = get_to_change(state, organization_id, organization_vpc_id);
  if (wish.is_empty()) return vpc;
  auto changed = vpc;
  wish.apply_to(changed);
  changed.update_time = now;
  return state.organization_vpcs.put(std::move(changed));
}

void remove(State& state, std::string_view organization_vpc_id) {
  const std::string id(organization_vpc_id);
  erase_with<&VpcPeeringConnection::organization_vpc_id>(state.vpc_peering_connections, id);
  state.organization_vpcs.erase(id);
}

VpcSettings settings_of(const State& state, std::string_view organization_id) {
  const auto* settings = state.vpc_settings.find(organization_id);
  return settings != nullptr ? *settings : VpcSettings{};
}

bool is_network(std::string_view network_cidr) {
  const auto network = private_network(network_cidr);
  return network && network->prefix_length() >= 16 && network->prefix_length() <= 28;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !ascii::is_hex_digit(text[i])) return false;
  }
  return true;
}

}  // namespace mock::organization_vpcs
