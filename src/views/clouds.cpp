#include "views/clouds.h"

#include "model/vpcs.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::int64_t right_angle = 90, half_turn = 180;  // degrees

std::string description(const Cloud& cloud) {
  return std::string(cloud.place) + " - " + std::string(clouds::provider_description_of(cloud)) + ": " +
         std::string(clouds::region_of(cloud.cloud_name));
}

}  // namespace

const Picture<Cloud>& cloud() {
  static const Picture<Cloud> picture({
      worked_out<Cloud>("cloud_description", text(), description),
      worked_out<Cloud>("cloud_name", text(1, longest_cloud_name), std::mem_fn(&Cloud::cloud_name)),
      worked_out<Cloud>("geo_latitude", real(-right_angle, right_angle), std::mem_fn(&Cloud::geo_latitude)),
      worked_out<Cloud>("geo_longitude", real(-half_turn, half_turn), std::mem_fn(&Cloud::geo_longitude)),
      worked_out<Cloud>("geo_region", text(), std::mem_fn(&Cloud::geo_region)),
      worked_out<Cloud>("provider", text(), clouds::provider_of),
      worked_out<Cloud>("provider_description", text(), clouds::provider_description_of),
  });
  return picture;
}

}  // namespace mock::views
