#include "views/vpc_clouds.h"

#include "model/vpcs.h"

namespace mock::views {

using namespace json;

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
