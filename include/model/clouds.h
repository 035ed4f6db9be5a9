#pragma once
// The clouds that Aiven offers: the regions of five providers, by the names that Aiven gives them, and where they are.
#include <span>
#include <string_view>

namespace mock {

struct Cloud {
  std::string_view cloud_name;  // the provider, a dash, and the region as the provider calls it
  std::string_view geo_region, place;
  double geo_latitude, geo_longitude;  // of the city that is nearest, in degrees
};

namespace clouds {

/// All of them, in the order of their names.
std::span<const Cloud> all();
/// The cloud of this name, or nullptr.
const Cloud* find(std::string_view cloud_name);

/// "aws", "azure", "do", "google" or "upcloud"; and as people know it: "Amazon Web Services".
std::string_view provider_of(const Cloud& cloud);
std::string_view provider_description_of(const Cloud& cloud);
/// "eu-west-1" of "aws-eu-west-1".
std::string_view region_of(std::string_view cloud_name);

}  // namespace clouds
}  // namespace mock
