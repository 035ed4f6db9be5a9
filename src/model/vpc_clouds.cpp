#include "model/vpc_clouds.h"

#include <algorithm>
#include <array>

namespace mock::vpc_clouds {
namespace {

// Each provider has more of them, and more every year.
constexpr std::array<VpcCloud, 28> clouds{{
    {"aws-ap-northeast-1", "east asia", "Asia, Japan"},
    {"aws-ap-south-1", "south asia", "Asia, India"},
    {"aws-ap-southeast-1", "southeast asia", "Asia, Singapore"},
    {"aws-ap-southeast-2", "australia", "Australia, New South Wales"},
    {"aws-ca-central-1", "north america", "Canada, Quebec"},
    {"aws-eu-central-1", "europe", "Europe, Germany"},
    {"aws-eu-north-1", "europe", "Europe, Sweden"},
    {"aws-eu-west-1", "europe", "Europe, Ireland"},
    {"aws-eu-west-2", "europe", "Europe, England"},
    {"aws-eu-west-3", "europe", "Europe, France"},
    {"aws-sa-east-1", "south america", "South America, Brazil"},
    {"aws-us-east-1", "north america", "United States, Virginia"},
    {"aws-us-east-2", "north america", "United States, Ohio"},
    {"aws-us-west-1", "north america", "United States, California"},
    {"aws-us-west-2", "north america", "United States, Oregon"},
    {"azure-eastus", "north america", "United States, Virginia"},
    {"azure-germany-westcentral", "europe", "Europe, Germany"},
    {"azure-northeurope", "europe", "Europe, Ireland"},
    {"azure-southeastasia", "southeast asia", "Asia, Singapore"},
    {"azure-westeurope", "europe", "Europe, Netherlands"},
    {"google-asia-southeast1", "southeast asia", "Asia, Singapore"},
    {"google-europe-north1", "europe", "Europe, Finland"},
    {"google-europe-west1", "europe", "Europe, Belgium"},
    {"google-europe-west3", "europe", "Europe, Germany"},
    {"google-us-central1", "north america", "United States, Iowa"},
    {"google-us-east1", "north america", "United States, South Carolina"},
    {"upcloud-de-fra", "europe", "Europe, Germany"},
    {"upcloud-fi-hel", "europe", "Europe, Finland"},
}};

}  // namespace

std::span<const VpcCloud> all() { return clouds; }

bool is_known(std::string_view cloud_name) {
  return std::any_of(clouds.begin(), clouds.end(),
                     [&](const VpcCloud& cloud) { return cloud.cloud_name == cloud_name; });
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
