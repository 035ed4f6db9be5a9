#pragma once
// VPCs of organizations: a private network in one region of one cloud. Their states follow from the world's clock and
// are found out when somebody looks; nothing is scheduled.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

namespace mock {

struct State;

enum class VpcState { active, approved, deleted, deleting };

struct OrganizationVpc {
  std::string organization_vpc_id;  // a UUID
  std::string organization_id;
  std::string display_name;
  std::string cloud_name, network_cidr;
  std::optional<VpcState> stays;  // the tester's wish: its state, whatever the time
  Time active_time{};             // approved before, active from then on
  Time create_time{}, update_time{};

  using Ways = FoundBy<By<&OrganizationVpc::organization_vpc_id>, By<&OrganizationVpc::organization_id>>;
};

/// How long it takes in an organization until new VPCs and new peering connections are active.
struct VpcSettings {
  std::string organization_id;
  std::int64_t seconds_to_active = 0;
  std::int64_t peering_seconds_to_active = 60;

  using Ways = FoundBy<By<&VpcSettings::organization_id>>;
};

inline constexpr std::int64_t longest_vpc_display_name = 64, longest_cloud_name = 256;
inline constexpr std::int64_t longest_seconds_to_active = 31'536'000;  // a year

namespace organization_vpcs {

/// The VPC of this organization, or organization_vpc_not_found.
const OrganizationVpc& get(const State&, std::string_view organization_id, std::string_view organization_vpc_id);
/// The same, to be changed: refuses organization_vpc_is_being_deleted.
const OrganizationVpc& get_to_change(const State&, std::string_view organization_id,
                                     std::string_view organization_vpc_id);

VpcState state_of(const OrganizationVpc& vpc, Time now);
/// When it changed last: becoming active is a change.
Time update_time_of(const OrganizationVpc& vpc, Time now);

/// Adds a VPC without peering connections. Nothing is refused: two VPCs may have the same network.
const OrganizationVpc& create(State&, std::string_view organization_id, const Wish<OrganizationVpc>& wish, Time now);

/// Changes it, if anything is wished. Refuses organization_vpc_not_found, organization_vpc_is_being_deleted.
const OrganizationVpc& update(State&, std::string_view organization_id, std::string_view organization_vpc_id,
                              const Wish<OrganizationVpc>& wish, Time now);

/// Removes it with its peering connections.
void remove(State&, std::string_view organization_vpc_id);

/// The settings of an organization, or those of all that have none.
VpcSettings settings_of(const State&, std::string_view organization_id);

/// True for a private IPv4 network from /16 to /28.
bool is_network(std::string_view network_cidr);
/// True for 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
bool is_uuid(std::string_view text);

}  // namespace organization_vpcs
}  // namespace mock
