#pragma once
// What VPCs of organizations and of projects, and their peering connections, look like in JSON.
#include "json/shape.h"
#include "model/vpc_peering_connections.h"
#include "model/vpcs.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 4> words<VpcState>{"ACTIVE", "APPROVED", "DELETED", "DELETING"};
template <>
inline constexpr std::array<std::string_view, 10> words<PeeringState>{
    "ACTIVE",   "APPROVED", "APPROVED_PEER_REQUESTED", "DELETED",      "DELETED_BY_PEER",
    "DELETING", "ERROR",    "INVALID_SPECIFICATION",   "PENDING_PEER", "REJECTED_BY_PEER"};

/// A VPC as lists show it; with its peering connections; and on its own while they are looked at again.
const Picture<Vpc>& organization_vpc_in_list();
const Picture<Vpc>& organization_vpc();
const Picture<Vpc>& refreshed_organization_vpc();
/// The same of a project's.
const Picture<Vpc>& project_vpc_in_list();
const Picture<Vpc>& project_vpc();
const Picture<Vpc>& refreshed_project_vpc();
/// Where a VPC is: the one item of an organization's "clouds", and fields of a project's VPC.
const Picture<Vpc>& place_of_vpc();

/// What a peering connection keeps, and how answers show it beside its VPC.
const Picture<VpcPeeringConnection>& kept_peering_connection();
struct ConnectionOfVpc {
  const VpcPeeringConnection* connection;
  const Vpc* vpc;
};
const Picture<ConnectionOfVpc>& vpc_peering_connection();
const Picture<PeeringWarning>& peering_warning();

/// A network and the peer that leads to it, as requests name it.
const Picture<PeerRoute>& peer_route();

/// A network that a VPC can route to.
json::Shape peer_network_shape();

}  // namespace mock::views
