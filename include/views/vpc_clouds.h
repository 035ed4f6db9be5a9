#pragma once
// How VPCs in a cloud are connected to others, in JSON.
#include "model/vpc_clouds.h"
#include "views/picture.h"

namespace mock::views {

// The API has "do-vpc-peering" too, which no cloud here has.
template <>
inline constexpr std::array<std::string_view, 5> words<PeeringConnectionType>{
    "aws-tgw-vpc-attachment", "aws-vpc-peering-connection", "azure-vnet-peering", "google-vpc-peering",
    "upcloud-vpc-peering"};
template <>
inline constexpr std::array<std::string_view, 4> words<VpcProvider>{"aws", "azure", "google", "upcloud"};

/// One way of connecting VPCs in a cloud.
struct VpcPeeringType {
  std::string_view cloud_name;
  PeeringConnectionType type;
};
const Picture<VpcPeeringType>& vpc_peering_type();

}  // namespace mock::views
