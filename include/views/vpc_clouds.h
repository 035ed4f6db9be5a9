#pragma once
// What the clouds of VPCs look like in JSON, and how VPCs there are connected to others.
#include "json/shape.h"
#include "model/vpc_clouds.h"

namespace mock::views {

/// {"clouds": [...]}
const json::Shape& vpc_clouds_shape();
void vpc_clouds(json::Writer& out);

/// {"vpc_peering_connection_types": [...]}: one for each cloud and type.
const json::Shape& vpc_peering_connection_types_shape();
void vpc_peering_connection_types(json::Writer& out);

/// "aws-vpc-peering-connection" and the like. The API has "do-vpc-peering" too, which no cloud here has.
json::Shape peering_connection_type_shape();
std::string_view to_text(PeeringConnectionType type);

}  // namespace mock::views
