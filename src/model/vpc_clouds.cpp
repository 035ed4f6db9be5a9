#include "model/vpc_clouds.h"

#include <algorithm>
#include <iterator>

namespace mock::vpc_clouds {
namespace {

bool has_vpcs(const Cloud& cloud) { return clouds::provider_of(cloud) != "do"; }

std::vector<Cloud> with_vpcs() {
  std::vector<Cloud> found;
  std::copy_if(clouds::all().begin(), clouds::all().end(), std::back_inserter(found), has_vpcs);
  return found;
}

}  // namespace

std::span<const Cloud> all() {
  static const auto found = with_vpcs();
  return found;
}

bool is_known(std::string_view cloud_name) {
  const auto* cloud = clouds::find(cloud_name);
  return cloud != nullptr && has_vpcs(*cloud);
}

VpcProvider provider_of(std::string_view cloud_name) {
  if (cloud_name.starts_with("aws-")) return VpcProvider::aws;
  if (cloud_name.starts_with("azure-")) return VpcProvider::azure;
  return cloud_name.starts_with("google-") ? VpcProvider::google : VpcProvider::upcloud;
}

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
