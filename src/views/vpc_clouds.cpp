#include "views/vpc_clouds.h"

#include "model/clouds.h"
#include "model/organization_vpcs.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::int64_t right_angle = 90, half_turn = 180;  // degrees

const Cloud& known(const VpcCloud& cloud) { return *clouds::find(cloud.cloud_name); }

VpcProvider provider_of(const VpcCloud& cloud) { return vpc_clouds::provider_of(cloud.cloud_name); }

std::string_view provider_description(const VpcCloud& cloud) { return clouds::provider_description_of(known(cloud)); }

std::string description(const VpcCloud& cloud) {
  return std::string(cloud.place) + " - " + std::string(provider_description(cloud)) + ": " +
         std::string(vpc_clouds::region_of(cloud.cloud_name));
}

}  // namespace

const Picture<VpcCloud>& vpc_cloud() {
  static const Picture<VpcCloud> picture({
      worked_out<VpcCloud>("cloud_description", text(), description),
      worked_out<VpcCloud>("cloud_name", text(1, longest_cloud_name), std::mem_fn(&VpcCloud::cloud_name)),
      worked_out<VpcCloud>("geo_latitude", real(-right_angle, right_angle),
                           [](const VpcCloud& cloud) { return known(cloud).geo_latitude; }),
      worked_out<VpcCloud>("geo_longitude", real(-half_turn, half_turn),
                           [](const VpcCloud& cloud) { return known(cloud).geo_longitude; }),
      worked_out<VpcCloud>("geo_region", text(), std::mem_fn(&VpcCloud::geo_region)),
      worked_out<VpcCloud>("provider", text(), [](const VpcCloud& cloud) { return to_text(provider_of(cloud)); }),
      worked_out<VpcCloud>("provider_description", text(), provider_description),
  });
  return picture;
}

const Picture<VpcPeeringType>& vpc_peering_type() {
  using Type = VpcPeeringType;
  static const Picture<Type> picture({
      worked_out<Type>("cloud_name", text(1, longest_cloud_name), std::mem_fn(&Type::cloud_name)),
      always<Type>("price_usd", text(), "0.00", "By the hour; nothing costs anything here"),
      worked_out<Type>("vpc_peering_connection_type", choice_of<PeeringConnectionType>(),
                       [](const Type& each) { return to_text(each.type); }),
  });
  return picture;
}

}  // namespace mock::views
