#include "model/clouds.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mock::clouds {
namespace {

// Each provider has more of them every year.
constexpr std::array<Cloud, 145> table{{
    {"aws-af-south-1", "africa", "Africa, South Africa", -33.92, 18.42},
    {"aws-ap-east-1", "east asia", "Asia, Hong Kong", 22.32, 114.17},
    {"aws-ap-east-2", "east asia", "Asia, Taiwan", 25.03, 121.57},
    {"aws-ap-northeast-1", "east asia", "Asia, Japan", 35.68, 139.69},
    {"aws-ap-northeast-2", "east asia", "Asia, Korea", 37.57, 126.98},
    {"aws-ap-northeast-3", "east asia", "Asia, Japan", 34.69, 135.5},
    {"aws-ap-south-1", "south asia", "Asia, India", 19.08, 72.88},
    {"aws-ap-south-2", "south asia", "Asia, India", 17.39, 78.49},
    {"aws-ap-southeast-1", "southeast asia", "Asia, Singapore", 1.35, 103.82},
    {"aws-ap-southeast-2", "australia", "Australia, New South Wales", -33.87, 151.21},
    {"aws-ap-southeast-3", "southeast asia", "Asia, Indonesia", -6.21, 106.85},
    {"aws-ap-southeast-4", "australia", "Australia, Victoria", -37.81, 144.96},
    {"aws-ap-southeast-5", "southeast asia", "Asia, Malaysia", 3.14, 101.69},
    {"aws-ap-southeast-7", "southeast asia", "Asia, Thailand", 13.76, 100.5},
    {"aws-ca-central-1", "north america", "Canada, Quebec", 45.5, -73.57},
    {"aws-ca-west-1", "north america", "Canada, Alberta", 51.05, -114.07},
    {"aws-eu-central-1", "europe", "Europe, Germany", 50.11, 8.68},
    {"aws-eu-central-2", "europe", "Europe, Switzerland", 47.38, 8.54},
    {"aws-eu-north-1", "europe", "Europe, Sweden", 59.33, 18.07},
    {"aws-eu-south-1", "europe", "Europe, Italy", 45.46, 9.19},
    {"aws-eu-south-2", "europe", "Europe, Spain", 41.65, -0.89},
    {"aws-eu-west-1", "europe", "Europe, Ireland", 53.35, -6.26},
    {"aws-eu-west-2", "europe", "Europe, England", 51.51, -0.13},
    {"aws-eu-west-3", "europe", "Europe, France", 48.86, 2.35},
    {"aws-il-central-1", "middle east", "Asia, Israel", 32.09, 34.78},
    {"aws-me-central-1", "middle east", "Asia, United Arab Emirates", 25.2, 55.27},
    {"aws-me-south-1", "middle east", "Asia, Bahrain", 26.07, 50.56},
    {"aws-mx-central-1", "north america", "Mexico, Querétaro", 20.59, -100.39},
    {"aws-sa-east-1", "south america", "South America, Brazil", -23.55, -46.63},
    {"aws-us-east-1", "north america", "United States, Virginia", 39.04, -77.49},
    {"aws-us-east-2", "north america", "United States, Ohio", 39.96, -83},
    {"aws-us-west-1", "north america", "United States, California", 37.35, -121.96},
    {"aws-us-west-2", "north america", "United States, Oregon", 45.84, -119.7},
    {"azure-australiacentral", "australia", "Australia, Canberra", -35.28, 149.13},
    {"azure-australiaeast", "australia", "Australia, New South Wales", -33.87, 151.21},
    {"azure-australiasoutheast", "australia", "Australia, Victoria", -37.81, 144.96},
    {"azure-brazilsouth", "south america", "South America, Brazil", -23.55, -46.63},
    {"azure-canadacentral", "north america", "Canada, Ontario", 43.65, -79.38},
    {"azure-canadaeast", "north america", "Canada, Quebec", 46.81, -71.21},
    {"azure-centralindia", "south asia", "Asia, India", 18.52, 73.86},
    {"azure-centralus", "north america", "United States, Iowa", 41.59, -93.62},
    {"azure-eastasia", "east asia", "Asia, Hong Kong", 22.32, 114.17},
    {"azure-eastus", "north america", "United States, Virginia", 37.37, -79.82},
    {"azure-eastus2", "north america", "United States, Virginia", 36.67, -78.39},
    {"azure-francecentral", "europe", "Europe, France", 48.86, 2.35},
    {"azure-germany-westcentral", "europe", "Europe, Germany", 50.11, 8.68},
    {"azure-indonesiacentral", "southeast asia", "Asia, Indonesia", -6.21, 106.85},
    {"azure-israelcentral", "middle east", "Asia, Israel", 32.09, 34.78},
    {"azure-italynorth", "europe", "Europe, Italy", 45.46, 9.19},
    {"azure-japaneast", "east asia", "Asia, Japan", 35.68, 139.69},
    {"azure-japanwest", "east asia", "Asia, Japan", 34.69, 135.5},
    {"azure-koreacentral", "east asia", "Asia, Korea", 37.57, 126.98},
    {"azure-koreasouth", "east asia", "Asia, Korea", 35.18, 129.08},
    {"azure-malaysiawest", "southeast asia", "Asia, Malaysia", 3.14, 101.69},
    {"azure-mexicocentral", "north america", "Mexico, Querétaro", 20.59, -100.39},
    {"azure-newzealandnorth", "australia", "New Zealand, Auckland", -36.85, 174.76},
    {"azure-northcentralus", "north america", "United States, Illinois", 41.88, -87.63},
    {"azure-northeurope", "europe", "Europe, Ireland", 53.35, -6.26},
    {"azure-norway-east", "europe", "Europe, Norway", 59.91, 10.75},
    {"azure-norway-west", "europe", "Europe, Norway", 58.97, 5.73},
    {"azure-polandcentral", "europe", "Europe, Poland", 52.23, 21.01},
    {"azure-qatarcentral", "middle east", "Asia, Qatar", 25.29, 51.53},
    {"azure-south-africa-north", "africa", "Africa, South Africa", -26.2, 28.05},
    {"azure-southcentralus", "north america", "United States, Texas", 29.42, -98.49},
    {"azure-southeastasia", "southeast asia", "Asia, Singapore", 1.35, 103.82},
    {"azure-southindia", "south asia", "Asia, India", 13.08, 80.27},
    {"azure-spaincentral", "europe", "Europe, Spain", 40.42, -3.7},
    {"azure-swedencentral", "europe", "Europe, Sweden", 60.67, 17.14},
    {"azure-switzerland-north", "europe", "Europe, Switzerland", 47.38, 8.54},
    {"azure-uaenorth", "middle east", "Asia, United Arab Emirates", 25.2, 55.27},
    {"azure-uksouth", "europe", "Europe, England", 51.51, -0.13},
    {"azure-ukwest", "europe", "Europe, Wales", 51.48, -3.18},
    {"azure-westcentralus", "north america", "United States, Wyoming", 41.14, -104.82},
    {"azure-westeurope", "europe", "Europe, Netherlands", 52.37, 4.9},
    {"azure-westindia", "south asia", "Asia, India", 19.08, 72.88},
    {"azure-westus", "north america", "United States, California", 37.77, -122.42},
    {"azure-westus2", "north america", "United States, Washington", 47.23, -119.85},
    {"azure-westus3", "north america", "United States, Arizona", 33.45, -112.07},
    {"do-ams", "europe", "Europe, Netherlands", 52.37, 4.9},
    {"do-atl", "north america", "United States, Georgia", 33.75, -84.39},
    {"do-blr", "south asia", "Asia, India", 12.97, 77.59},
    {"do-fra", "europe", "Europe, Germany", 50.11, 8.68},
    {"do-lon", "europe", "Europe, England", 51.51, -0.13},
    {"do-nyc", "north america", "United States, New York", 40.71, -74.01},
    {"do-sfo", "north america", "United States, California", 37.77, -122.42},
    {"do-sgp", "southeast asia", "Asia, Singapore", 1.35, 103.82},
    {"do-syd", "australia", "Australia, New South Wales", -33.87, 151.21},
    {"do-tor", "north america", "Canada, Ontario", 43.65, -79.38},
    {"google-africa-south1", "africa", "Africa, South Africa", -26.2, 28.05},
    {"google-asia-east1", "east asia", "Asia, Taiwan", 24.05, 120.52},
    {"google-asia-east2", "east asia", "Asia, Hong Kong", 22.32, 114.17},
    {"google-asia-northeast1", "east asia", "Asia, Japan", 35.68, 139.69},
    {"google-asia-northeast2", "east asia", "Asia, Japan", 34.69, 135.5},
    {"google-asia-northeast3", "east asia", "Asia, Korea", 37.57, 126.98},
    {"google-asia-south1", "south asia", "Asia, India", 19.08, 72.88},
    {"google-asia-south2", "south asia", "Asia, India", 28.61, 77.21},
    {"google-asia-southeast1", "southeast asia", "Asia, Singapore", 1.35, 103.82},
    {"google-asia-southeast2", "southeast asia", "Asia, Indonesia", -6.21, 106.85},
    {"google-australia-southeast1", "australia", "Australia, New South Wales", -33.87, 151.21},
    {"google-australia-southeast2", "australia", "Australia, Victoria", -37.81, 144.96},
    {"google-europe-central2", "europe", "Europe, Poland", 52.23, 21.01},
    {"google-europe-north1", "europe", "Europe, Finland", 60.57, 27.19},
    {"google-europe-north2", "europe", "Europe, Sweden", 59.33, 18.07},
    {"google-europe-southwest1", "europe", "Europe, Spain", 40.42, -3.7},
    {"google-europe-west1", "europe", "Europe, Belgium", 50.45, 3.82},
    {"google-europe-west10", "europe", "Europe, Germany", 52.52, 13.4},
    {"google-europe-west12", "europe", "Europe, Italy", 45.07, 7.69},
    {"google-europe-west2", "europe", "Europe, England", 51.51, -0.13},
    {"google-europe-west3", "europe", "Europe, Germany", 50.11, 8.68},
    {"google-europe-west4", "europe", "Europe, Netherlands", 53.44, 6.84},
    {"google-europe-west6", "europe", "Europe, Switzerland", 47.38, 8.54},
    {"google-europe-west8", "europe", "Europe, Italy", 45.46, 9.19},
    {"google-europe-west9", "europe", "Europe, France", 48.86, 2.35},
    {"google-me-central1", "middle east", "Asia, Qatar", 25.29, 51.53},
    {"google-me-central2", "middle east", "Asia, Saudi Arabia", 26.42, 50.09},
    {"google-me-west1", "middle east", "Asia, Israel", 32.09, 34.78},
    {"google-northamerica-northeast1", "north america", "Canada, Quebec", 45.5, -73.57},
    {"google-northamerica-northeast2", "north america", "Canada, Ontario", 43.65, -79.38},
    {"google-northamerica-south1", "north america", "Mexico, Querétaro", 20.59, -100.39},
    {"google-southamerica-east1", "south america", "South America, Brazil", -23.55, -46.63},
    {"google-southamerica-west1", "south america", "South America, Chile", -33.45, -70.67},
    {"google-us-central1", "north america", "United States, Iowa", 41.26, -95.86},
    {"google-us-east1", "north america", "United States, South Carolina", 33.2, -80.01},
    {"google-us-east4", "north america", "United States, Virginia", 39.04, -77.49},
    {"google-us-east5", "north america", "United States, Ohio", 39.96, -83},
    {"google-us-south1", "north america", "United States, Texas", 32.78, -96.8},
    {"google-us-west1", "north america", "United States, Oregon", 45.6, -121.18},
    {"google-us-west2", "north america", "United States, California", 34.05, -118.24},
    {"google-us-west3", "north america", "United States, Utah", 40.76, -111.89},
    {"google-us-west4", "north america", "United States, Nevada", 36.17, -115.14},
    {"upcloud-au-syd", "australia", "Australia, New South Wales", -33.87, 151.21},
    {"upcloud-de-fra", "europe", "Europe, Germany", 50.11, 8.68},
    {"upcloud-dk-cph", "europe", "Europe, Denmark", 55.68, 12.57},
    {"upcloud-es-mad", "europe", "Europe, Spain", 40.42, -3.7},
    {"upcloud-fi-hel", "europe", "Europe, Finland", 60.17, 24.94},
    {"upcloud-fi-hel2", "europe", "Europe, Finland", 60.17, 24.94},
    {"upcloud-nl-ams", "europe", "Europe, Netherlands", 52.37, 4.9},
    {"upcloud-no-svg", "europe", "Europe, Norway", 58.97, 5.73},
    {"upcloud-pl-waw", "europe", "Europe, Poland", 52.23, 21.01},
    {"upcloud-se-sto", "europe", "Europe, Sweden", 59.33, 18.07},
    {"upcloud-sg-sin", "southeast asia", "Asia, Singapore", 1.35, 103.82},
    {"upcloud-uk-lon", "europe", "Europe, England", 51.51, -0.13},
    {"upcloud-us-chi", "north america", "United States, Illinois", 41.88, -87.63},
    {"upcloud-us-nyc", "north america", "United States, New York", 40.71, -74.01},
    {"upcloud-us-sjo", "north america", "United States, California", 37.34, -121.89},
}};

constexpr bool by_name(const Cloud& a, const Cloud& b) { return a.cloud_name < b.cloud_name; }
static_assert(std::is_sorted(table.begin(), table.end(), by_name));

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> providers{{
    {"aws", "Amazon Web Services"},
    {"azure", "Microsoft Azure"},
    {"do", "DigitalOcean"},
    {"google", "Google Cloud"},
    {"upcloud", "UpCloud"},
}};

}  // namespace

std::span<const Cloud> all() { return table; }

const Cloud* find(std::string_view cloud_name) {
  const auto* const found =
      std::lower_bound(table.begin(), table.end(), cloud_name,
                       [](const Cloud& cloud, std::string_view wanted) { return cloud.cloud_name < wanted; });
  return found != table.end() && found->cloud_name == cloud_name ? found : nullptr;
}

std::string_view provider_of(const Cloud& cloud) { return cloud.cloud_name.substr(0, cloud.cloud_name.find('-')); }

std::string_view provider_description_of(const Cloud& cloud) {
  const auto name = provider_of(cloud);
  return std::find_if(providers.begin(), providers.end(), [name](const auto& each) { return each.first == name; })
      ->second;
}

std::string_view region_of(std::string_view cloud_name) { return cloud_name.substr(cloud_name.find('-') + 1); }

}  // namespace mock::clouds
