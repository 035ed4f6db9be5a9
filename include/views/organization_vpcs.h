#pragma once
// What VPCs of organizations and their peering connections look like in JSON.
#include <optional>

#include "base/time.h"
#include "json/shape.h"
#include "model/state.h"

namespace mock::views {

/// A VPC with its peering connections. `pending` is told of a VPC whose connections are being looked at again.
const json::Shape& organization_vpc_shape();
void organization_vpc(json::Writer& out, const State& state, const OrganizationVpc& vpc, Time now,
                      std::optional<Time> pending = std::nullopt);
/// {"vpcs": [...]}, each without its peering connections.
const json::Shape& organization_vpcs_shape();
void organization_vpc_in_list(json::Writer& out, const OrganizationVpc& vpc, Time now);

const json::Shape& vpc_peering_connection_shape();
void vpc_peering_connection(json::Writer& out, const VpcPeeringConnection& connection, const OrganizationVpc& vpc,
                            Time now);

/// The fields that say which peering connection is wished, and the wish they make.
std::vector<json::Field> peering_connection_wish_fields();
VpcPeeringConnection peering_connection_wish_from(const json::Value& object);
/// What the network of a VPC may be, and its cloud; a network that it can route to.
json::Shape vpc_network_shape();
json::Shape vpc_cloud_name_shape();
json::Shape peer_network_shape();
json::Shape uuid_shape();

/// "ACTIVE" and the like, and back.
json::Shape vpc_state_shape();
std::string_view to_text(VpcState state);
VpcState vpc_state_from(std::string_view text);
/// "PENDING_PEER" and the like, and back.
json::Shape peering_state_shape();
std::string_view to_text(PeeringState state);
PeeringState peering_state_from(std::string_view text);
json::Shape peering_warning_type_shape();

}  // namespace mock::views
