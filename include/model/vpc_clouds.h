#pragma once
// The clouds in which organizations can have VPCs: some regions of each provider, by the names that Aiven gives them.
#include <span>
#include <string_view>
#include <vector>

namespace mock {

enum class VpcProvider { aws, azure, google, upcloud };

enum class PeeringConnectionType {
  aws_tgw_vpc_attachment,
  aws_vpc_peering_connection,
  azure_vnet_peering,
  google_vpc_peering,
  upcloud_vpc_peering
};

struct VpcCloud {
  std::string_view cloud_name;
  std::string_view geo_region, place;
};

namespace vpc_clouds {

/// All of them, in the order of their names.
std::span<const VpcCloud> all();
bool is_known(std::string_view cloud_name);

/// The provider of a known cloud, and the region as the provider calls it: "eu-west-1".
VpcProvider provider_of(std::string_view cloud_name);
std::string_view region_of(std::string_view cloud_name);
/// How VPCs of a provider are connected to others.
std::vector<PeeringConnectionType> peering_connection_types(VpcProvider provider);

}  // namespace vpc_clouds
}  // namespace mock
