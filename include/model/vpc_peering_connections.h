#pragma once
// Peering connections: they connect the VPC of an organization or a project with a network in somebody's own cloud
// account. Nobody accepts them there: they wait for their peer until their time has come, and are active then.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/vpc_clouds.h"
#include "model/vpcs.h"

namespace mock {

enum class PeeringState {
  active,
  approved,
  approved_peer_requested,
  deleted,
  deleted_by_peer,
  deleting,
  error,
  invalid_specification,
  pending_peer,
  rejected_by_peer
};

struct PeeringWarning {
  std::string type, message;
};

struct VpcPeeringConnection {
  std::string peering_connection_id;  // a UUID
  std::string vpc_id;
  std::string peer_cloud_account, peer_vpc;
  std::string peer_region;                                                   // of AWS only
  std::string peer_resource_group, peer_azure_app_id, peer_azure_tenant_id;  // of Azure only
  std::vector<std::string> user_peer_network_cidrs;
  std::optional<PeeringState> stays;  // the tester's wish: its state, whatever the time
  std::string state_message;          // the tester's wish; empty: what usually is said of the state
  std::vector<PeeringWarning> warnings;
  std::string aws_vpc_peering_connection_id;  // of AWS only: what it is called there
  Time active_time{};                         // pending before, active from then on
  Time create_time{}, update_time{};

  using Ways = FoundBy<
      By<&VpcPeeringConnection::peering_connection_id>, By<&VpcPeeringConnection::vpc_id>,
      By<&VpcPeeringConnection::vpc_id, &VpcPeeringConnection::peer_cloud_account, &VpcPeeringConnection::peer_vpc>>;
};

/// A network that is to be reached through the peering connection that the other fields name.
struct PeerRoute {
  std::string cidr, peer_cloud_account, peer_resource_group, peer_vpc;
  std::string peer_region;  // empty: whichever
};

/// Limits of the API.
inline constexpr std::int64_t most_peer_network_cidrs = 128, most_peering_connections = 128;
inline constexpr std::int64_t longest_peer_field = 1024;

namespace vpc_peering_connections {

/// The peering connection of this VPC, or vpc_peering_connection_not_found.
const VpcPeeringConnection& get(const State&, std::string_view vpc_id, std::string_view peering_connection_id);

/// Approved until its VPC is active, then waiting for its peer, then active; deleting when its VPC is.
PeeringState state_of(const VpcPeeringConnection& connection, const Vpc& vpc, Time now);
/// When it changed last: becoming active is a change.
Time update_time_of(const VpcPeeringConnection& connection, Time now);
PeeringConnectionType type_of(const VpcPeeringConnection& connection, const Vpc& vpc);

/// What of a connection does not fit its VPC, for people: fields of another provider, or Azure's missing, or a network
/// that overlaps the VPC's own. Empty when everything fits.
std::string misfit(const VpcPeeringConnection& connection, const Vpc& vpc);
/// The connection of this VPC to a peer, or vpc_peering_connection_not_found. Without a region, AWS's is the VPC's own.
const VpcPeeringConnection& to_peer(const State&, const Vpc& vpc, VpcPeeringConnection peer);
/// The connection of the VPC to the same peer, or nullptr.
const VpcPeeringConnection* twin_of(const State&, const VpcPeeringConnection& connection);
/// The connection of the VPC through which a network is reached, or nullptr.
const VpcPeeringConnection* route_to(const State&, std::string_view vpc_id, std::string_view cidr);

/// Adds the wished connection to a VPC. Refuses misfits (bad_request), vpc_peering_connection_exists,
/// user_peer_network_cidr_exists.
const VpcPeeringConnection& add(State&, const Vpc& vpc, const Wish<VpcPeeringConnection>& wish, Time now);

/// Changes which networks the peering connections of a VPC lead to: first `removed`, then `added`. With an id, of that
/// connection alone. Refuses vpc_peering_connection_not_found, user_peer_network_cidr_not_found,
/// user_peer_network_cidr_exists, and bad_request for what does not fit.
void change_routes(State&, const Vpc& vpc, std::string_view only_peering_connection_id,
                   const std::vector<PeerRoute>& added, const std::vector<std::string>& removed, Time now);

void remove(State&, std::string_view peering_connection_id);

/// An id that AWS would give to a peering connection.
std::string new_aws_id(State&);

}  // namespace vpc_peering_connections
}  // namespace mock
