// Peering connections of VPCs: with whom, in which state, and which networks they lead to.
#include <functional>
#include <vector>

#include "support/catch.h"
#include "support/documented.h"
#include "support/json.h"
#include "support/unchanged.h"
#include "support/vpcs.h"

namespace mock::test {
namespace {

const std::string unknown = "5a1e9d00-0000-4000-8000-00000000dead";
const std::string of_nowhere = nowhere + "/vpc/" + unknown;
const Json no_routes = Json::object();

Json connection(AWorld& world, const std::string& vpc_id, std::size_t at = 0) {
  return world.as(sofia).get(vpc_path(vpc_id)).json["peering_connections"].at(at);
}

Json routes(const std::vector<Json>& add, const Json& removed = Json::array()) {
  return {{"add", add}, {"delete", removed}};
}

Json route(const std::string& cidr, const std::string& peer_vpc = "vpc-2f09a348") {
  return {{"cidr", cidr}, {"peer_cloud_account", "123456789012"}, {"peer_vpc", peer_vpc}};
}

Answer change_routes(AWorld& world, const std::string& vpc_id, const Json& body) {
  return world.as(sofia).put(vpc_path(vpc_id) + "/user-peer-network-cidrs", body);
}

const DocumentedErrors peering_errors{
    demo,
    {
        {"OrganizationVpcPeeringConnectionCreate", "404 organization_not_found",
         post(sofia, of_nowhere + "/peering-connections", aws_peer())},
        {"OrganizationVpcPeeringConnectionDeleteById", "404 organization_not_found",
         remove(sofia, of_nowhere + "/peering-connection/" + unknown)},
        {"OrganizationVpcPeeringConnectionsRefresh", "404 organization_not_found",
         post(sofia, of_nowhere + "/peering-connections/refresh", Json::object())},
        {"OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdate", "404 organization_not_found",
         put(sofia, of_nowhere + "/peering-connection/" + unknown + "/user-peer-network-cidrs", no_routes)},
        {"OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdateV2", "404 organization_not_found",
         put(sofia, of_nowhere + "/user-peer-network-cidrs", no_routes)},
    }};

TEST_CASE("A peering connection is made, waits for its peer, becomes active and is deleted", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  auto wish = aws_peer();
  wish["peer_region"] = "us-east-1";
  wish["user_peer_network_cidrs"] = {"192.168.6.0/24"};
  const auto made = world.as(sofia).post(connections_of(vpc), wish);
  REQUIRE(made.status == 200);
  const std::string id = made.json["peering_connection_id"];
  const std::string aws_id = made.json["state_info"]["aws_vpc_peering_connection_id"];
  CHECK(id.size() == 36);
  CHECK(aws_id.starts_with("pcx-"));
  auto expected = Json{{"create_time", start_of_time},
                       {"peer_azure_app_id", ""},
                       {"peer_azure_tenant_id", ""},
                       {"peer_cloud_account", "123456789012"},
                       {"peer_region", "us-east-1"},
                       {"peer_resource_group", ""},
                       {"peer_vpc", "vpc-2f09a348"},
                       {"peering_connection_id", id},
                       {"state", "PENDING_PEER"},
                       {"state_info",
                        {{"aws_vpc_peering_connection_id", aws_id},
                         {"message", "The peering connection waits to be accepted in the peer's cloud account"},
                         {"type", "pending-peer"},
                         {"warnings", Json::array()}}},
                       {"update_time", start_of_time},
                       {"user_peer_network_cidrs", {"192.168.6.0/24"}},
                       {"vpc_peering_connection_type", "aws-vpc-peering-connection"}};
  CHECK(made.json == expected);
  world.advance(59);
  CHECK(connection(world, vpc) == expected);
  world.advance(1);
  expected["state"] = "ACTIVE";
  expected["state_info"]["type"] = "active";
  expected["state_info"]["message"] = "The peering connection is active";
  expected["update_time"] = "2026-01-01T00:01:00Z";
  CHECK(connection(world, vpc) == expected);

  world.advance(60);
  const auto gone = world.as(sofia).remove(connection_path(vpc, id));
  CHECK(gone.status == 200);
  CHECK(gone.json["state"] == "DELETING");
  CHECK(gone.json["state_info"]["type"] == "deleting");
  CHECK(gone.json["update_time"] == "2026-01-01T00:02:00Z");
  CHECK(gone.json["peering_connection_id"] == id);
  CHECK(world.as(sofia).get(vpc_path(vpc)).json["peering_connections"] == Json::array());
  const auto again = world.as(sofia).remove(connection_path(vpc, id));
  CHECK(again.status == 404);
  CHECK(again.message() == "VPC peering connection not found");
}

TEST_CASE("A peering connection is APPROVED until its VPC is active", "[vpcs]") {
  auto fixture = demo_without_money();
  fixture["organizations"][0]["vpc_settings"] = {{"seconds_to_active", 30}, {"peering_seconds_to_active", 10}};
  AWorld world(fixture);
  const auto vpc = make_vpc(world);
  make_connection(world, vpc);
  CHECK(connection(world, vpc)["state"] == "APPROVED");
  CHECK_FALSE(connection(world, vpc)["state_info"].contains("aws_vpc_peering_connection_id"));
  world.advance(30);
  CHECK(connection(world, vpc)["state"] == "PENDING_PEER");
  world.advance(9);
  CHECK(connection(world, vpc)["state"] == "PENDING_PEER");
  world.advance(1);
  CHECK(connection(world, vpc)["state"] == "ACTIVE");
}

TEST_CASE("A peering connection of a fixture is active when the fixture says, or stays in a state",
          "[vpcs][fixtures]") {
  auto fixture = demo_without_money();
  Json peer = aws_peer();
  Json rejected = aws_peer("vpc-2");
  peer["active_time"] = "2026-01-01T01:00:00Z";
  rejected["state"] = "REJECTED_BY_PEER";
  rejected["state_message"] = "They did not like us";
  rejected["warnings"] = {{{"type", "overlapping-peer-vpc-ip-ranges"}, {"message", "10.0.0.0/24 is there twice"}}};
  fixture["organizations"][0]["organization_vpcs"] = {{{"cloud_name", "aws-eu-west-1"},
                                                       {"network_cidr", "10.0.0.0/24"},
                                                       {"organization_vpc_id", unknown},
                                                       {"peering_connections", {peer, rejected}}}};
  AWorld world(fixture);
  CHECK(connection(world, unknown)["state"] == "PENDING_PEER");
  world.advance(3600);
  CHECK(connection(world, unknown)["state"] == "ACTIVE");
  const auto info = connection(world, unknown, 1)["state_info"];
  CHECK(connection(world, unknown, 1)["state"] == "REJECTED_BY_PEER");
  CHECK(info["type"] == "rejected-by-peer");
  CHECK(info["message"] == "They did not like us");
  CHECK(info["warnings"] ==
        Json{{{"type", "overlapping-peer-vpc-ip-ranges"}, {"message", "10.0.0.0/24 is there twice"}}});

  for (const auto* state : {"ERROR", "INVALID_SPECIFICATION", "DELETED_BY_PEER", "APPROVED_PEER_REQUESTED", "DELETED",
                            "DELETING", "APPROVED", "PENDING_PEER", "ACTIVE"}) {
    fixture["organizations"][0]["organization_vpcs"][0]["peering_connections"][1]["state"] = state;
    AWorld staying(fixture);
    CHECK(connection(staying, unknown, 1)["state"] == state);
    const auto saved = staying.control(Method::get, "/_mock/state");
    AWorld copy;
    REQUIRE(copy.control(Method::put, "/_mock/state", saved.json).status == 204);
    CHECK(copy.control(Method::get, "/_mock/state").text == saved.text);
  }
}

TEST_CASE("Each provider has its own kind of peering connection", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto on_aws = make_vpc(world);
  const auto on_azure = make_vpc(world, "azure-westeurope");
  const auto on_google = make_vpc(world, "google-europe-west1");
  const auto on_upcloud = make_vpc(world, "upcloud-fi-hel");
  make_connection(world, on_aws);
  make_connection(world, on_aws, aws_peer("tgw-1"));
  make_connection(world, on_azure, azure_peer());
  make_connection(world, on_google, {{"peer_cloud_account", "my-project"}, {"peer_vpc", "default"}});
  make_connection(world, on_upcloud, {{"peer_cloud_account", "upcloud"}, {"peer_vpc", unknown}});

  CHECK(connection(world, on_aws)["vpc_peering_connection_type"] == "aws-vpc-peering-connection");
  CHECK(connection(world, on_aws)["peer_region"] == "eu-west-1");  // that of the VPC
  CHECK(connection(world, on_aws, 1)["vpc_peering_connection_type"] == "aws-tgw-vpc-attachment");
  const auto azure = connection(world, on_azure);
  const auto google = connection(world, on_google);
  CHECK(azure["vpc_peering_connection_type"] == "azure-vnet-peering");
  CHECK(azure["peer_region"] == nullptr);
  const auto peer = azure_peer();
  for (const auto& [name, value] : peer.items()) CHECK(azure[name] == value);
  CHECK(google["vpc_peering_connection_type"] == "google-vpc-peering");
  CHECK(google["state_info"]["to_project_id"] == "aiven-mock");
  CHECK(google["state_info"]["to_vpc_network"] == "vpc-" + on_google);
  CHECK(connection(world, on_upcloud)["vpc_peering_connection_type"] == "upcloud-vpc-peering");
}

TEST_CASE("A peering connection has what its provider asks for, and nothing of another", "[vpcs][limits]") {
  AWorld world(demo_without_money());
  const auto aws = make_vpc(world);
  const auto azure = make_vpc(world, "azure-westeurope");
  const auto google = make_vpc(world, "google-europe-west1");
  const auto upcloud = make_vpc(world, "upcloud-fi-hel");
  const auto refused = [&](const std::string& vpc, Json peer, const Json& change, const std::string& message) {
    peer.update(change);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(connections_of(vpc), peer); }, 400, "bad_request");
    CHECK(world.as(sofia).post(connections_of(vpc), peer).message() == message);
  };
  const Json region{{"peer_region", "us-east-1"}};
  refused(google, aws_peer(), region, "peer_region is for AWS, and the VPC is in google-europe-west1");
  refused(azure, azure_peer(), region, "peer_region is for AWS, and the VPC is in azure-westeurope");
  refused(aws, aws_peer(), {{"peer_resource_group", "g"}},
          "peer_resource_group is for Azure, and the VPC is in aws-eu-west-1");
  refused(google, aws_peer(), {{"peer_azure_tenant_id", unknown}},
          "peer_azure_tenant_id is for Azure, and the VPC is in google-europe-west1");
  refused(upcloud, aws_peer(), {{"peer_azure_app_id", unknown}},
          "peer_azure_app_id is for Azure, and the VPC is in upcloud-fi-hel");
  refused(upcloud, aws_peer(), no_routes, "On UpCloud, peer_cloud_account must be \"upcloud\"");
  refused(azure, azure_peer(), {{"peer_azure_app_id", nullptr}}, "On Azure, peer_azure_app_id must be a UUID");
  refused(azure, azure_peer(), {{"peer_azure_tenant_id", "t"}}, "On Azure, peer_azure_tenant_id must be a UUID");
  refused(azure, azure_peer(), {{"peer_resource_group", nullptr}}, "On Azure, peer_resource_group must be given");
  refused(aws, aws_peer(), {{"user_peer_network_cidrs", {"10.0.0.0/8"}}},
          "10.0.0.0/8 overlaps the network of the VPC, 10.0.0.0/24");
  for (const auto& change :
       {Json{{"peer_vpc", ""}}, Json{{"peer_vpc", std::string(1025, 'v')}}, Json{{"peer_cloud_account", nullptr}},
        Json{{"user_peer_network_cidrs", {"8.8.8.0/24"}}},
        Json{{"user_peer_network_cidrs", Json(std::vector<std::string>(129, "192.168.6.0/24"))}}}) {
    auto peer = aws_peer();
    peer.update(change);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(connections_of(aws), peer); }, 400, "");
  }
}

TEST_CASE("A VPC is connected with each peer once", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  const auto id = make_connection(world, vpc);
  const auto twice = [&] { return world.as(sofia).post(connections_of(vpc), aws_peer()); };
  refuses_and_changes_nothing(world, twice, 409, "");
  CHECK(twice().message() == "The VPC has this peering connection already: " + id);
  auto elsewhere = aws_peer();
  elsewhere["peer_region"] = "us-east-1";
  make_connection(world, vpc, elsewhere);
  make_connection(world, make_vpc(world));  // and so may another VPC be
  REQUIRE(world.as(sofia).remove(connection_path(vpc, id)).status == 200);
  make_connection(world, vpc);
}

TEST_CASE("A refresh tells that it is under way, and is done when one looks again", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  make_connection(world, vpc);
  world.advance(5);
  const auto before = world.state_but_for_use();
  const auto refreshed = world.as(sofia).post(connections_of(vpc) + "/refresh", Json::object());
  REQUIRE(refreshed.status == 200);
  CHECK(refreshed.json["pending_build_only_peering_connections"] == "2026-01-01T00:00:05Z");
  auto after = world.as(sofia).get(vpc_path(vpc)).json;
  CHECK(after["pending_build_only_peering_connections"] == nullptr);
  after["pending_build_only_peering_connections"] = "2026-01-01T00:00:05Z";
  CHECK(refreshed.json == after);
  CHECK(world.state_but_for_use() == before);
}

TEST_CASE("Networks are added to peering connections and taken from them", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  make_connection(world, vpc);
  make_connection(world, vpc, aws_peer("vpc-2"));
  world.advance(100);
  const auto added = change_routes(
      world, vpc, routes({route("192.168.6.0/24"), route("192.168.7.0/24"), route("172.16.0.0/12", "vpc-2")}));
  REQUIRE(added.status == 200);
  CHECK(added.json == world.as(sofia).get(vpc_path(vpc)).json);
  CHECK(connection(world, vpc)["user_peer_network_cidrs"] == Json{"192.168.6.0/24", "192.168.7.0/24"});
  CHECK(connection(world, vpc)["update_time"] == "2026-01-01T00:01:40Z");
  CHECK(connection(world, vpc, 1)["user_peer_network_cidrs"] == Json{"172.16.0.0/12"});

  // What is there already stays once; what is taken away first can go to another connection.
  REQUIRE(change_routes(world, vpc, routes({route("192.168.6.0/24")})).status == 200);
  REQUIRE(change_routes(world, vpc, routes({route("192.168.7.0/24", "vpc-2")}, {"192.168.7.0/24"})).status == 200);
  CHECK(connection(world, vpc)["user_peer_network_cidrs"] == Json{"192.168.6.0/24"});
  CHECK(connection(world, vpc, 1)["user_peer_network_cidrs"] == Json{"172.16.0.0/12", "192.168.7.0/24"});
  CHECK(change_routes(world, vpc, no_routes).status == 200);

  const auto on_azure = make_vpc(world, "azure-westeurope");
  make_connection(world, on_azure, azure_peer());
  Json to_azure{{"cidr", "192.168.6.0/24"}, {"peer_resource_group", "my-group"}};
  for (const auto* field : {"peer_cloud_account", "peer_vpc"}) to_azure[field] = azure_peer()[field];
  CHECK(change_routes(world, on_azure, routes({to_azure})).status == 200);
  to_azure["peer_resource_group"] = nullptr;
  CHECK(change_routes(world, on_azure, routes({to_azure})).status == 404);
}

TEST_CASE("Networks of one peering connection are changed by its id", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  const auto id = make_connection(world, vpc);
  const auto second = make_connection(world, vpc, aws_peer("vpc-2"));
  const auto change = [&](const Json& body, const std::string& which) {
    return world.as(sofia).put(connection_path(vpc, which) + "/user-peer-network-cidrs", body);
  };
  const auto changed = change(routes({route("192.168.6.0/24")}), id);
  REQUIRE(changed.status == 200);
  CHECK(changed.json == world.as(sofia).get(vpc_path(vpc)).json);
  CHECK(connection(world, vpc)["user_peer_network_cidrs"] == Json{"192.168.6.0/24"});
  refuses_and_changes_nothing(
      world, [&] { return change(routes({route("192.168.7.0/24", "vpc-2")}), id); }, 400, "bad_request");
  refuses_and_changes_nothing(
      world, [&] { return change(routes(Json::array(), {"192.168.6.0/24"}), second); }, 404, "");
  refuses_and_changes_nothing(
      world, [&] { return change(no_routes, unknown); }, 404, "");
  CHECK(change(routes(Json::array(), {"192.168.6.0/24"}), id).status == 200);
  CHECK(connection(world, vpc)["user_peer_network_cidrs"] == Json::array());
}

TEST_CASE("A change of networks is made as a whole, or refused", "[vpcs][limits]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  const auto first = make_connection(world, vpc);
  make_connection(world, vpc, aws_peer("vpc-2"));
  REQUIRE(change_routes(world, vpc, routes({route("192.168.6.0/24")})).status == 200);
  const auto refused = [&](const Json& body, int status, const std::string& code, const std::string& message) {
    refuses_and_changes_nothing(
        world, [&] { return change_routes(world, vpc, body); }, status, code);
    CHECK(change_routes(world, vpc, body).message() == message);
  };
  refused(routes({route("192.168.9.0/24"), route("192.168.6.0/24", "vpc-2")}), 409, "",
          "The network is reached through another peering connection: 192.168.6.0/24, " + first);
  refused(routes({route("192.168.9.0/24")}, {"192.168.8.0/24"}), 404, "",
          "No peering connection leads to the network: 192.168.8.0/24");
  refused(routes({route("192.168.9.0/24"), route("192.168.8.0/24", "vpc-3")}), 404, "",
          "The VPC has no peering connection to vpc-3 of 123456789012");
  refused(routes({route("10.0.0.128/25")}), 400, "bad_request",
          "10.0.0.128/25 overlaps the network of the VPC, 10.0.0.0/24");
  refused(routes({route("8.8.8.0/24")}), 400, "",
          "Invalid input for cidr: '8.8.8.0/24' is not a private IPv4 network such as 192.168.6.0/24");

  Json many = Json::array();
  for (int i = 0; i < 127; ++i) many.push_back(route("172.16." + std::to_string(i) + ".0/24"));
  REQUIRE(change_routes(world, vpc, routes(many)).status == 200);
  refused(routes({route("192.168.9.0/24")}), 400, "bad_request",
          "A peering connection has at most 128 user_peer_network_cidrs");
  auto too_many = many;
  for (int i = 0; i < 2; ++i) too_many.push_back(many[0]);
  CHECK(change_routes(world, vpc, routes(too_many)).message().starts_with("Invalid input for add: [{'cidr': '172."));
}

TEST_CASE("Peering connections are changed with organization:networking:write", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  const auto id = make_connection(world, vpc);
  const std::vector<std::function<Answer(AWorld::Caller)>> asks{
      [&](AWorld::Caller caller) { return caller.post(connections_of(vpc), aws_peer("vpc-2")); },
      [&](AWorld::Caller caller) { return caller.post(connections_of(vpc) + "/refresh", Json::object()); },
      [&](AWorld::Caller caller) { return caller.put(vpc_path(vpc) + "/user-peer-network-cidrs", no_routes); },
      [&](AWorld::Caller caller) {
        return caller.put(connection_path(vpc, id) + "/user-peer-network-cidrs", no_routes);
      },
      [&](AWorld::Caller caller) { return caller.remove(connection_path(vpc, id)); },
  };
  allow_on_acme(world, mike_id, "organization:networking:read");
  allow_on_acme(world, tess_id, "organization:networking:write");
  for (const auto who : {mike, una, olga})
    for (const auto& ask : asks)
      refuses_and_changes_nothing(
          world, [&] { return ask(world.as(who)); }, 403, "permission_denied");
  for (const auto& ask : asks) CHECK(ask(world.as(tess)).status == 200);
}

TEST_CASE("A peering connection of another VPC is not found", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  const auto other = make_vpc(world);
  const auto theirs = make_connection(world, other);
  for (const auto& id : {theirs, unknown}) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).remove(connection_path(vpc, id)); }, 404, "");
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).put(connection_path(vpc, id) + "/user-peer-network-cidrs", no_routes); },
        404, "");
  }
  for (const auto& path : {connections_of(unknown), connections_of(unknown) + "/refresh"})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(path, aws_peer()); }, 404, "");
  refuses_and_changes_nothing(
      world, [&] { return change_routes(world, unknown, no_routes); }, 404, "");
}

TEST_CASE("A VPC that goes takes its peering connections with it", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto vpc = make_vpc(world);
  const auto other = make_vpc(world);
  make_connection(world, vpc);
  make_connection(world, other);
  const auto gone = world.as(sofia).remove(vpc_path(vpc));
  CHECK(gone.json["peering_connections"][0]["state"] == "DELETING");
  CHECK(world.world().state()->vpc_peering_connections.size() == 1);
  CHECK(connection(world, other)["state"] == "PENDING_PEER");
}

}  // namespace
}  // namespace mock::test
