#pragma once
// What requests ask for of peering connections.
#include "model/vpc_peering_connections.h"
#include "views/organization_vpcs.h"
#include "views/request_body.h"

namespace mock::api {

/// A peering connection, on its own or with a new VPC.
inline const views::RequestBody<VpcPeeringConnection>& new_peering_connection() {
  using Connection = VpcPeeringConnection;
  static const auto body =
      views::RequestBody<Connection>(
          views::kept_peering_connection(), views::needed<&Connection::peer_cloud_account, &Connection::peer_vpc>(),
          views::may<&Connection::peer_region, &Connection::peer_resource_group, &Connection::peer_azure_app_id,
                     &Connection::peer_azure_tenant_id, &Connection::user_peer_network_cidrs>())
          .or_nulls();
  return body;
}

}  // namespace mock::api
