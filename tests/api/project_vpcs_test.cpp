// VPCs of projects and their peering connections: the same as those of organizations, at other paths.
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/json.h"
#include "support/rich.h"
#include "support/unchanged.h"
#include "support/vpcs.h"

namespace mock::test {
namespace {

const std::string development = "/v1/project/acme-development", of_development = development + "/vpcs";
const std::string unknown = "5a1e9d00-0000-4000-8000-00000000dead";
const std::string rich_vpcs = "/v1/project/rich-one/vpcs", in_use = "77777777-7777-4777-8777-777777777777";

Json wish(const std::string& cloud_name = "aws-eu-west-1", const Json& connections = Json::array()) {
  return {{"cloud_name", cloud_name}, {"network_cidr", "10.0.0.0/24"}, {"peering_connections", connections}};
}

std::string path_of(const Json& vpc) { return of_development + "/" + vpc["project_vpc_id"].get<std::string>(); }

std::string made(AWorld& world, const Json& body = wish()) {
  const auto answer = world.as(sofia).post(of_development, body);
  INFO(answer.text);
  REQUIRE(answer.status == 200);
  return path_of(answer.json);
}

std::string to_peer(const std::string& account, const std::string& vpc) {
  return "/peering-connections/peer-accounts/" + account + "/peer-vpcs/" + vpc;
}

TEST_CASE("A VPC of a project is made, shown and deleted", "[vpcs]") {
  AWorld world;
  const auto answer = world.as(sofia).post(of_development, wish());
  REQUIRE(answer.status == 200);
  const auto path = path_of(answer.json);
  Json expected{{"cloud_name", "aws-eu-west-1"},
                {"create_time", start_of_time},
                {"network_cidr", "10.0.0.0/24"},
                {"peering_connections", Json::array()},
                {"pending_build_only_peering_connections", nullptr},
                {"project_vpc_id", answer.json["project_vpc_id"]},
                {"state", "ACTIVE"},
                {"update_time", start_of_time}};
  CHECK(answer.json == expected);
  CHECK(world.as(sofia).get(path).json == expected);

  auto listed = expected;
  listed.erase("peering_connections");
  listed.erase("pending_build_only_peering_connections");
  CHECK(world.as(sofia).get(of_development).json == Json{{"vpcs", {listed}}});
  CHECK(world.as(sofia).get("/v1/project/acme-website/vpcs").json == Json{{"vpcs", Json::array()}});

  expected["state"] = "DELETING";
  CHECK(world.as(sofia).remove(path).json == expected);
  CHECK(world.as(sofia).get(path).message() == "Project VPC not found");
  CHECK(world.as(sofia).remove(path).status == 404);
}

TEST_CASE("A VPC is found where it belongs, and nowhere else", "[vpcs]") {
  AWorld world;
  const auto of_organization = make_vpc(world);
  const auto path = made(world);
  const auto id = path.substr(of_development.size() + 1);
  CHECK(world.as(sofia).get(of_development + "/" + of_organization).message() == "Project VPC not found");
  CHECK(world.as(sofia).get("/v1/project/acme-website/vpcs/" + id).message() == "Project VPC not found");
  CHECK(world.as(sofia).get(vpc_path(id)).message() == "Organization VPC not found");
  for (const auto& vpc : world.as(sofia).get(vpcs).member("vpcs")) CHECK(vpc["organization_vpc_id"] != id);
  CHECK(world.as(sofia).get("/v1/project/nowhere/vpcs/" + id).code() == "project_not_found");
}

TEST_CASE("Who views the networks of a project sees its VPCs, and who manages them makes and deletes them", "[vpcs]") {
  AWorld world;
  const auto path = made(world);
  const auto change_of_routes = path + "/user-peer-network-cidrs";
  CHECK(world.as(mona).get(of_development).member("vpcs").size() == 1);
  CHECK(world.as(mona).get(path).status == 200);
  CHECK(world.as(mona).get(development + "/vpc-peering-connection-types").status == 200);
  for (const auto& refused : {world.as(mona).post(of_development, wish()), world.as(mona).remove(path),
                              world.as(mona).post(path + "/peering-connections", aws_peer()),
                              world.as(mona).remove(path + to_peer("123456789012", "vpc-2f09a348")),
                              world.as(mona).post(path + "/peering-connections/refresh", Json::object()),
                              world.as(mona).put(change_of_routes, Json::object())})
    CHECK(refused.status == 403);
  CHECK(world.as(mike).get(of_development).status == 403);
}

TEST_CASE("What VPCs of organizations refuse, those of projects refuse", "[vpcs][limits]") {
  AWorld world;
  auto public_network = wish();
  public_network["network_cidr"] = "8.8.8.0/24";
  auto no_connections = wish();
  no_connections.erase("peering_connections");
  const auto google = wish("google-europe-west1", {{{"peer_cloud_account", "No Project"}, {"peer_vpc", "net"}}});
  for (const auto& body : {wish("aws-mars-north-1"), wish("do-fra"), public_network, no_connections, google})
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(of_development, body); }, 400, invalid);
}

TEST_CASE("Peering connections of a project's VPC follow the clock and end by the name of their peer", "[vpcs]") {
  AWorld world;
  const auto path = made(world, wish("aws-eu-west-1", Json::array({aws_peer()})));
  auto elsewhere = aws_peer();
  elsewhere["peer_region"] = "us-east-1";
  const auto second = world.as(sofia).post(path + "/peering-connections", elsewhere);
  CHECK(second.json["state"] == "PENDING_PEER");
  CHECK(world.as(sofia).post(path + "/peering-connections", elsewhere).status == 409);
  world.advance(60);
  for (const auto& connection : world.as(sofia).get(path).member("peering_connections"))
    CHECK(connection["state"] == "ACTIVE");

  const auto peer = path + to_peer("123456789012", "vpc-2f09a348");
  CHECK(world.as(sofia).remove(peer + "/peer-regions/eu-central-1").message() == "VPC peering connection not found");
  const auto gone = world.as(sofia).remove(peer + "/peer-regions/us-east-1");
  CHECK(gone.json["state"] == "DELETING");
  CHECK(gone.json["peering_connection_id"] == second.json["peering_connection_id"]);
  CHECK(world.as(sofia).get(path).json["peering_connections"][0]["peer_region"] == "eu-west-1");
  CHECK(world.as(sofia).remove(peer).json["peer_region"] == "eu-west-1");
  CHECK(world.as(sofia).remove(peer).status == 404);
}

TEST_CASE("On Azure a peer is named with its resource group", "[vpcs]") {
  AWorld world;
  const auto path = made(world, wish("azure-westeurope", Json::array({azure_peer()})));
  const std::string account = azure_peer()["peer_cloud_account"];
  CHECK(world.as(sofia).remove(path + to_peer(account, "my-vnet")).status == 404);
  const auto gone = world.as(sofia).remove(path + "/peering-connections/peer-accounts/" + account +
                                           "/peer-resource-groups/my-group/peer-vpcs/my-vnet");
  CHECK(gone.status == 200);
  CHECK(world.as(sofia).get(path).member("peering_connections").empty());
}

TEST_CASE("Networks behind the peers of a project's VPC are changed together, and looked at again", "[vpcs]") {
  AWorld world;
  const auto path = made(world, wish("aws-eu-west-1", Json::array({aws_peer()})));
  const auto routes = path + "/user-peer-network-cidrs";
  auto route = aws_peer();
  route["cidr"] = "192.168.6.0/24";
  const auto changed = world.as(sofia).put(routes, {{"add", {route}}});
  CHECK(changed.json["project_vpc_id"] == path.substr(of_development.size() + 1));
  CHECK(changed.json["peering_connections"][0]["user_peer_network_cidrs"] == Json{"192.168.6.0/24"});
  CHECK(world.as(sofia).put(routes, {{"delete", {"192.168.7.0/24"}}}).status == 404);
  CHECK(world.as(sofia).put(routes, {{"delete", {"192.168.6.0/24"}}}).status == 200);
  const auto refreshed = world.as(sofia).post(path + "/peering-connections/refresh", Json::object());
  CHECK(refreshed.json["pending_build_only_peering_connections"] == start_of_time);
  CHECK(world.as(sofia).get(path).json["pending_build_only_peering_connections"].is_null());
}

TEST_CASE("Of peers of one name in two regions, a network is given to the one whose region it names", "[vpcs]") {
  AWorld world;
  auto elsewhere = aws_peer();
  elsewhere["peer_region"] = "us-east-1";
  const auto path = made(world, wish("aws-eu-west-1", Json::array({aws_peer(), elsewhere})));
  elsewhere["cidr"] = "192.168.6.0/24";
  const auto changed = world.as(sofia).put(path + "/user-peer-network-cidrs", {{"add", {elsewhere}}});
  REQUIRE(changed.status == 200);
  CHECK(changed.json["peering_connections"][0]["user_peer_network_cidrs"].empty());
  CHECK(changed.json["peering_connections"][1]["user_peer_network_cidrs"] == Json{"192.168.6.0/24"});
}

TEST_CASE("How long VPCs of its projects take is a setting of the organization", "[vpcs]") {
  auto fixture = demo();
  fixture["organizations"][0]["vpc_settings"] = {{"seconds_to_active", 30}, {"peering_seconds_to_active", 10}};
  AWorld world(fixture);
  const auto path = made(world, wish("aws-eu-west-1", Json::array({aws_peer()})));
  const auto states = [&] {
    const auto vpc = world.as(sofia).get(path).json;
    return vpc["state"].get<std::string>() + " " + vpc["peering_connections"][0]["state"].get<std::string>();
  };
  CHECK(states() == "APPROVED APPROVED");
  world.advance(30);
  CHECK(states() == "ACTIVE PENDING_PEER");
  world.advance(10);
  CHECK(states() == "ACTIVE ACTIVE");
}

TEST_CASE("A VPC with services in it is not deleted, and one that is being deleted is not changed", "[vpcs]") {
  auto fixture = rich();
  fixture["organizations"][0]["projects"][0]["vpcs"][1]["state"] = "DELETING";
  AWorld world(fixture);
  refuses_and_changes_nothing(
      world, [&] { return world.as(ann).remove(rich_vpcs + "/" + in_use); }, 409, "");
  CHECK(world.as(ann).remove(rich_vpcs + "/" + in_use).message() ==
        "VPC cannot be deleted while there are services in it");
  const std::string going = world.as(ann).get(rich_vpcs).json["vpcs"][1]["project_vpc_id"];
  const auto refused = world.as(ann).post(rich_vpcs + "/" + going + "/peering-connections", aws_peer());
  CHECK(refused.message() == "The VPC is being deleted");
  CHECK(world.as(ann).remove(rich_vpcs + "/" + going).status == 200);
}

TEST_CASE("The VPCs of a project follow it to a new name, and go with it", "[vpcs][projects]") {
  AWorld world;
  const auto path = made(world, wish("aws-eu-west-1", Json::array({aws_peer()})));
  const auto before = world.as(sofia).get(path).json;
  REQUIRE(world.as(sofia).put(development, {{"project_name", "acme-renamed"}}).status == 200);
  const auto id = path.substr(of_development.size() + 1);
  CHECK(world.as(sofia).get("/v1/project/acme-renamed/vpcs/" + id).json == before);
  REQUIRE(world.as(sofia).remove("/v1/project/acme-renamed").status == 200);
  REQUIRE(world.as(sofia).post("/v1/project", {{"project", "acme-renamed"}, {"account_id", "a5a1e9d0ac1e"}}).status ==
          200);
  CHECK(world.as(sofia).get("/v1/project/acme-renamed/vpcs").member("vpcs").empty());
}

}  // namespace
}  // namespace mock::test
