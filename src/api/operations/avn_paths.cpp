// Operations that `avn` asks for at other paths than the published ones: /vpcs/{organization_vpc_id} instead of
// /vpc/{organization_vpc_id}. They are the same operations there, under names of ours.
#include <algorithm>

#include "json/writer.h"
#include "model/private_networks.h"
#include "tables.h"
#include "views/vpcs.h"

namespace mock::api {
namespace {

// As published, and without the peer, which the path tells already.
const json::Shape& routes_request() {
  using namespace json;
  static const Shape shape = object({
      optional("add", list(object({required("cidr", views::peer_network_shape())}), most_peer_network_cidrs).or_null()),
      optional("delete", list(text(1, longest_ipv4_cidr), most_peer_network_cidrs).or_null(),
               "Networks; they are removed before others are added"),
  });
  return shape;
}

struct AvnPath {
  std::string_view published_id, id, path;
  json::ShapeRef body = nullptr;  // the published one
};

constexpr AvnPath avn_paths[] = {
    {"OrganizationVpcGet", "OrganizationVpcsGet", "/v1/organization/{organization_id}/vpcs/{organization_vpc_id}"},
    {"OrganizationVpcDelete", "OrganizationVpcsDelete",
     "/v1/organization/{organization_id}/vpcs/{organization_vpc_id}"},
    {"OrganizationVpcPeeringConnectionCreate", "OrganizationVpcsPeeringConnectionCreate",
     "/v1/organization/{organization_id}/vpcs/{organization_vpc_id}/peering-connections"},
    {"OrganizationVpcPeeringConnectionDeleteById", "OrganizationVpcsPeeringConnectionDelete",
     "/v1/organization/{organization_id}/vpcs/{organization_vpc_id}/peering-connections/{peering_connection_id}"},
    {"OrganizationVpcPeeringConnectionsRefresh", "OrganizationVpcsPeeringConnectionsRefresh",
     "/v1/organization/{organization_id}/vpcs/{organization_vpc_id}/peering-connections/actions/refresh"},
    {"OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdate",
     "OrganizationVpcsPeeringConnectionPeerNetworkCidrsUpdate",
     "/v1/organization/{organization_id}/vpcs/{organization_vpc_id}/peering-connections/{peering_connection_id}/"
     "user-peer-network-cidrs",
     routes_request},
};

}  // namespace

std::vector<Operation> avn_path_operations() {
  auto rows = organization_vpc_operations();
  for (const auto& row : vpc_peering_connection_operations()) rows.push_back(row);
  std::vector<Operation> found;
  for (const auto& avn_path : avn_paths) {
    auto row = *std::find_if(rows.begin(), rows.end(),
                             [&](const Operation& each) { return each.id == avn_path.published_id; });
    row.id = avn_path.id;
    row.path = avn_path.path;
    if (avn_path.body != nullptr) row.body = avn_path.body;
    found.push_back(row);
  }
  return found;
}

}  // namespace mock::api
