// Operations that `avn` asks for at other paths than the published ones: /vpcs/{organization_vpc_id} instead of
// /vpc/{organization_vpc_id}. They are the same operations there, under names of ours.
#include <algorithm>

#include "tables.h"

namespace mock::api {
namespace {

struct ClientPath {
  std::string_view published_id, id, path;
};

constexpr ClientPath client_paths[] = {
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
     "user-peer-network-cidrs"},
};

}  // namespace

std::vector<Operation> client_path_operations() {
  auto rows = organization_vpc_operations();
  for (const auto& row : vpc_peering_connection_operations()) rows.push_back(row);
  std::vector<Operation> found;
  for (const auto& client_path : client_paths) {
    auto row = *std::find_if(rows.begin(), rows.end(),
                             [&](const Operation& each) { return each.id == client_path.published_id; });
    row.id = client_path.id;
    row.path = client_path.path;
    found.push_back(row);
  }
  return found;
}

}  // namespace mock::api
