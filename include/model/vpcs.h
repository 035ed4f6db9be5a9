#pragma once
// VPCs of organizations and of projects: a private network in one region of one cloud. Their states follow from the
// world's clock and are found out when somebody looks; nothing is scheduled.
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

/// It belongs to an organization, or else to a project: the other one's name is empty.
struct Vpc {
  std::string vpc_id;  // a UUID
  std::string organization_id, project_name;
  std::string display_name;  // of an organization's alone
  std::string cloud_name, network_cidr;
  std::optional<VpcState> stays;  // the tester's wish: its state, whatever the time
  Time active_time{};             // approved before, active from then on
  Time create_time{}, update_time{};

  using Ways = FoundBy<By<&Vpc::vpc_id>, ByGiven<&Vpc::organization_id>, ByGiven<&Vpc::project_name>>;
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

namespace vpcs {

/// The VPC of this organization, or organization_vpc_not_found.
const Vpc& get(const State&, std::string_view organization_id, std::string_view vpc_id);
/// The VPC of this project, or project_vpc_not_found.
const Vpc& get_of_project(const State&, std::string_view project_name, std::string_view vpc_id);
/// What is on its way out is not changed: refuses vpc_is_being_deleted.
void check_stays(const Vpc& vpc);

VpcState state_of(const Vpc& vpc, Time now);
/// When it changed last: becoming active is a change.
Time update_time_of(const Vpc& vpc, Time now);

/// Adds a VPC without peering connections to the organization or the project that `owned` names. Nothing is refused:
/// two VPCs may have the same network.
const Vpc& create(State&, Vpc owned, const Wish<Vpc>& wish, Time now);

/// Changes it, if anything is wished.
const Vpc& update(State&, const Vpc& vpc, const Wish<Vpc>& wish, Time now);

/// Removes it with its peering connections.
void remove(State&, std::string_view vpc_id);
/// The same for one without services; refuses vpc_with_services.
void remove_empty(State&, std::string_view vpc_id);
/// The VPCs of a project follow it to a new name, or go with it.
void rename_project(State&, const std::string& project_name, const std::string& new_name);
void forget_project(State&, std::string_view project_name);

/// The settings of the organization that has it or its project, or those of all that have none.
VpcSettings settings_of(const State&, const Vpc& vpc);

/// True for a private IPv4 network from /16 to /28.
bool is_network(std::string_view network_cidr);

}  // namespace vpcs
}  // namespace mock
