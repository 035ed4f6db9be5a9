#include "model/vpc_clouds.h"

#include "model/clouds.h"

namespace mock::vpc_clouds {
namespace {

// All clouds but those of DigitalOcean.
std::vector<VpcCloud> with_vpcs() {
  std::vector<VpcCloud> found;
  for (const auto& cloud : clouds::all())
    if (clouds::provider_of(cloud) != "do") found.push_back({cloud.cloud_name, cloud.geo_region, cloud.place});
  return found;
}

}  // namespace

std::span<const VpcCloud> all() {
  static const auto found = with_vpcs();
  return found;
}

bool is_known(std::string_view cloud_name) {
  return clouds::find(cloud_name) != nullptr && !cloud_name.starts_with("do-");
}

VpcProvider provider_of(std::string_view cloud_name) {
  if (cloud_name.starts_with("aws-")) return VpcProvider::aws;
  if (cloud_name.starts_with("azure-")) return VpcProvider::azure;
  return cloud_name.starts_with("google-") ? VpcProvider::google : VpcProvider::upcloud;
}

std::string_view region_of(std::string_view cloud_name) { return cloud_name.substr(cloud_name.find('-') + 1); }

std::vector<PeeringConnectionType> peering_connection_types(VpcProvider provider) {
  using enum PeeringConnectionType;
  switch (provider) {
    case VpcProvider::aws: return {aws_tgw_vpc_attachment, aws_vpc_peering_connection};
    case VpcProvider::azure: return {azure_vnet_peering};
    case VpcProvider::google: return {google_vpc_peering};
    case VpcProvider::upcloud: break;
  }
  return {upcloud_vpc_peering};
}

}  // namespace mock::vpc_clouds
