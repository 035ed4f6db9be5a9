#pragma once
// VPCs of Acme and their peering connections.
#include <string>

#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {

inline const std::string vpcs = acme + "/vpcs";

inline std::string vpc_path(const std::string& id) { return acme + "/vpc/" + id; }
inline std::string connections_of(const std::string& vpc_id) { return vpc_path(vpc_id) + "/peering-connections"; }
inline std::string connection_path(const std::string& vpc_id, const std::string& id) {
  return vpc_path(vpc_id) + "/peering-connection/" + id;
}

inline nlohmann::json vpc_wish(const std::string& cloud_name = "aws-eu-west-1",
                               const std::string& network_cidr = "10.0.0.0/24") {
  return {{"clouds", {{{"cloud_name", cloud_name}, {"network_cidr", network_cidr}}}},
          {"peering_connections", nlohmann::json::array()}};
}

inline std::string make_vpc(AWorld& world, const std::string& cloud_name = "aws-eu-west-1",
                            const std::string& network_cidr = "10.0.0.0/24") {
  const auto answer = world.as(sofia).post(vpcs, vpc_wish(cloud_name, network_cidr));
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["organization_vpc_id"];
}

inline nlohmann::json aws_peer(const std::string& peer_vpc = "vpc-2f09a348") {
  return {{"peer_cloud_account", "123456789012"}, {"peer_vpc", peer_vpc}};
}
inline nlohmann::json azure_peer() {
  return {{"peer_cloud_account", "adcf7194-d877-4505-a47a-91fefd96e3b8"},
          {"peer_vpc", "my-vnet"},
          {"peer_resource_group", "my-group"},
          {"peer_azure_app_id", "0a0a0a0a-d877-4505-a47a-91fefd96e3b8"},
          {"peer_azure_tenant_id", "0b0b0b0b-d877-4505-a47a-91fefd96e3b8"}};
}

inline std::string make_connection(AWorld& world, const std::string& vpc_id, const nlohmann::json& peer = aws_peer()) {
  const auto answer = world.as(sofia).post(connections_of(vpc_id), peer);
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return answer.json["peering_connection_id"];
}

/// Grants a permission on Acme.
inline void allow_on_acme(AWorld& world, const std::string& user_id, const std::string& permission) {
  REQUIRE(world.as(sofia)
              .patch(acme_permissions,
                     {{"permissions",
                       {{{"principal_type", "user"}, {"principal_id", user_id}, {"permissions", {permission}}}}}})
              .status == 204);
}

}  // namespace mock::test
