#pragma once
// What requests about VPCs name, and what they ask for of peering connections.
#include "api/operation.h"
#include "model/projects.h"
#include "model/vpc_peering_connections.h"
#include "views/request_body.h"
#include "views/vpcs.h"

namespace mock::api {

/// The VPC that the path names: of an organization or of a project.
inline const Vpc& vpc_of(const State& state, const Call& call) {
  if (const auto* project_vpc_id = call.params.find("project_vpc_id"))
    return vpcs::get_of_project(state, projects::get(state, call.params["project"]).project_name, *project_vpc_id);
  return vpcs::get(state, call.organization_id(), call.params["organization_vpc_id"]);
}

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
