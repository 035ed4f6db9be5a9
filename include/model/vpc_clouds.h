#pragma once
// The clouds in which organizations can have VPCs: those of every provider but DigitalOcean.
#include <span>
#include <string_view>
#include <vector>

#include "model/clouds.h"

namespace mock {

enum class VpcProvider { aws, azure, google, upcloud };

enum class PeeringConnectionType {
  aws_tgw_vpc_attachment,
  aws_vpc_peering_connection,
  azure_vnet_peering,
  google_vpc_peering,
  upcloud_vpc_peering
};

namespace vpc_clouds {

/// All of them, in the order of their names.
std::span<const Cloud> all();
bool is_known(std::string_view cloud_name);

/// The provider of a known cloud.
VpcProvider provider_of(std::string_view cloud_name);
/// How VPCs of a provider are connected to others.
std::vector<PeeringConnectionType> peering_connection_types(VpcProvider provider);

}  // namespace vpc_clouds
}  // namespace mock
