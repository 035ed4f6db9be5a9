// VPCs of organizations: what they are made of, how their states follow the clock, and how they go.
#include <functional>
#include <set>
#include <vector>

#include "support/catch.h"
#include "support/documented.h"
#include "support/fixture_problems.h"
#include "support/json.h"
#include "support/unchanged.h"
#include "support/vpcs.h"

namespace mock::test {
namespace {

using Ask = std::function<Answer(AWorld::Caller)>;

const std::string a_uuid = "5a1e9d00-0000-4000-8000-000000000001",
                  another_uuid = "5a1e9d00-0000-4000-8000-000000000002";

Json fixture_with(const Json& vpc, const Json& settings = nullptr) {
  auto fixture = demo_without_money();
  auto& organization = fixture["organizations"][0];
  if (!vpc.is_null()) organization["organization_vpcs"] = Json::array({vpc});
  if (!settings.is_null()) organization["vpc_settings"] = settings;
  return fixture;
}

Json a_vpc(const Json& fields = Json::object()) {
  Json vpc{{"organization_vpc_id", a_uuid}, {"cloud_name", "aws-eu-west-1"}, {"network_cidr", "10.0.0.0/24"}};
  vpc.update(fields);
  return vpc;
}

std::string state_of(AWorld& world, const std::string& id = a_uuid) {
  return world.as(sofia).get(vpc_path(id)).json["state"];
}

const DocumentedErrors vpc_errors{
    demo,
    {
        {"OrganizationVpcCloudsList", "404 organization_not_found", get(sofia, nowhere + "/vpc-clouds")},
        {"OrganizationVpcPeeringConnectionTypesList", "404 organization_not_found",
         get(sofia, nowhere + "/vpc-peering-connection-types")},
        {"OrganizationVpcList", "404 organization_not_found", get(sofia, nowhere + "/vpcs")},
        {"OrganizationVpcCreate", "404 organization_not_found", post(sofia, nowhere + "/vpcs", vpc_wish())},
        {"OrganizationVpcGet", "404 organization_not_found", get(sofia, nowhere + "/vpc/" + a_uuid)},
        {"OrganizationVpcUpdate", "404 organization_not_found", put(sofia, nowhere + "/vpc/" + a_uuid, Json::object())},
        {"OrganizationVpcDelete", "404 organization_not_found", remove(sofia, nowhere + "/vpc/" + a_uuid)},
    }};

TEST_CASE("A VPC is made, shown, renamed and deleted", "[vpcs]") {
  AWorld world(demo_without_money());
  auto wish = vpc_wish();
  wish["display_name"] = "Backbone";
  const auto made = world.as(sofia).post(vpcs, wish);
  REQUIRE(made.status == 200);
  const std::string id = made.json["organization_vpc_id"];
  CHECK(id.size() == 36);
  auto expected = Json{{"clouds", {{{"cloud_name", "aws-eu-west-1"}, {"network_cidr", "10.0.0.0/24"}}}},
                       {"create_time", start_of_time},
                       {"display_name", "Backbone"},
                       {"organization_id", acme_id},
                       {"organization_vpc_id", id},
                       {"peering_connections", Json::array()},
                       {"pending_build_only_peering_connections", nullptr},
                       {"state", "ACTIVE"},
                       {"update_time", start_of_time}};
  CHECK(made.json == expected);
  CHECK(world.as(sofia).get(vpc_path(id)).json == expected);

  auto listed = expected;
  listed.erase("peering_connections");
  listed.erase("pending_build_only_peering_connections");
  CHECK(world.as(sofia).get(vpcs).json == Json{{"vpcs", {listed}}});

  world.advance(60);
  expected["display_name"] = "Spine";
  expected["update_time"] = "2026-01-01T00:01:00Z";
  CHECK(world.as(sofia).put(vpc_path(id), {{"display_name", "Spine"}}).json == expected);
  world.advance(60);
  CHECK(world.as(sofia).put(vpc_path(id), Json::object()).json == expected);
  CHECK(world.as(sofia).get(vpc_path(id)).json == expected);

  expected["state"] = "DELETING";
  expected["update_time"] = "2026-01-01T00:02:00Z";
  const auto gone = world.as(sofia).remove(vpc_path(id));
  CHECK(gone.status == 200);
  CHECK(gone.json == expected);
  CHECK(world.as(sofia).get(vpc_path(id)).message() == "Organization VPC not found");
  CHECK(world.as(sofia).remove(vpc_path(id)).status == 404);
  CHECK(world.as(sofia).get(vpcs).json == Json{{"vpcs", Json::array()}});
}

TEST_CASE("Two VPCs of an organization may have the same network", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto first = make_vpc(world);
  const auto second = make_vpc(world);
  CHECK(first != second);
  CHECK(world.as(sofia).get(vpcs).json["vpcs"].size() == 2);
}

TEST_CASE("A VPC is in exactly one cloud", "[vpcs][limits]") {
  AWorld world(demo_without_money());
  auto wish = vpc_wish();
  const auto one = wish["clouds"][0];
  for (const auto& clouds : {Json::array(), Json{one, one}, Json(nullptr)}) {
    wish["clouds"] = clouds;
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(vpcs, wish); }, 400, "");
  }
  wish["clouds"] = Json::array();
  CHECK(world.as(sofia).post(vpcs, wish).message() == "Invalid input for clouds: [] is too short");
}

TEST_CASE("A VPC is in a cloud that is listed, and all that are listed will do", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto clouds = world.as(mike).get(acme + "/vpc-clouds").member("clouds");
  REQUIRE(clouds.size() > 20);
  for (const auto& cloud : clouds) {
    make_vpc(world, cloud["cloud_name"]);
    CHECK(cloud["cloud_name"].get<std::string>().starts_with(cloud["provider"].get<std::string>() + "-"));
  }
  CHECK(clouds[21] == Json{{"cloud_description", "Europe, Ireland - Amazon Web Services: eu-west-1"},
                           {"cloud_name", "aws-eu-west-1"},
                           {"geo_latitude", 53.35},
                           {"geo_longitude", -6.26},
                           {"geo_region", "europe"},
                           {"provider", "aws"},
                           {"provider_description", "Amazon Web Services"}});
  const auto refused = world.as(sofia).post(vpcs, vpc_wish("aws-mars-north-1"));
  CHECK(refused.status == 400);
  CHECK(refused.json["errors"][0]["hint"] ==
        "cloud_name must be one of the organization's vpc-clouds, such as aws-eu-west-1, not \"aws-mars-north-1\" "
        "(at /clouds/0/cloud_name)");
}

TEST_CASE("How VPCs can be connected is listed for each cloud", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto clouds = world.as(mike).get(acme + "/vpc-clouds").member("clouds");
  const auto types = world.as(mike).get(acme + "/vpc-peering-connection-types").member("vpc_peering_connection_types");
  CHECK(types[0] == Json{{"cloud_name", "aws-af-south-1"},
                         {"price_usd", "0.00"},
                         {"vpc_peering_connection_type", "aws-tgw-vpc-attachment"}});
  CHECK(types[1]["vpc_peering_connection_type"] == "aws-vpc-peering-connection");
  std::set<std::string> with_types;
  std::set<std::string> with_vpcs;
  for (const auto& type : types) with_types.insert(type["cloud_name"].get<std::string>());
  for (const auto& cloud : clouds) with_vpcs.insert(cloud["cloud_name"].get<std::string>());
  CHECK(with_types == with_vpcs);
}

TEST_CASE("The network of a VPC is private, from /16 to /28, without bits beyond", "[vpcs][limits]") {
  AWorld world(demo_without_money());
  for (const auto* good : {"10.0.0.0/16", "10.255.255.240/28", "172.16.0.0/16", "172.31.255.0/24", "192.168.0.0/16"})
    make_vpc(world, "google-europe-west1", good);
  for (const auto* bad :
       {"", "10.0.0.0", "10.0.0.0/15", "10.0.0.0/29", "10.0.0.1/24", "10.0.0.0/024", "10.0.0.0/", "10.0.0/24",
        "172.32.0.0/16", "172.15.0.0/16", "192.169.0.0/24", "11.0.0.0/24", "100.64.0.0/24", "fd00::/24", "ten"}) {
    INFO(bad);
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).post(vpcs, vpc_wish("aws-eu-west-1", bad)); }, 400, "");
  }
}

TEST_CASE("A VPC has a name of at most 64 characters, or none", "[vpcs][limits]") {
  AWorld world(demo_without_money());
  auto wish = vpc_wish();
  for (const auto& name : {Json(std::string(64, 'n')), Json(""), Json(nullptr)}) {
    wish["display_name"] = name;
    CHECK(world.as(sofia).post(vpcs, wish).json["display_name"] == (name.is_null() ? Json("") : name));
  }
  const auto id = make_vpc(world);
  const Json too_long{{"display_name", std::string(65, 'n')}};
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).put(vpc_path(id), too_long); }, 400, "");
  wish.update(too_long);
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(vpcs, wish); }, 400, "");
}

TEST_CASE("Peering connections are named when a VPC is made, though it may be as none", "[vpcs]") {
  AWorld world(demo_without_money());
  auto wish = vpc_wish();
  wish["peering_connections"] = nullptr;
  CHECK(world.as(sofia).post(vpcs, wish).json["peering_connections"] == Json::array());
  wish.erase("peering_connections");
  CHECK(world.as(sofia).post(vpcs, wish).message() == "Invalid input: 'peering_connections' is a required property");

  wish["peering_connections"] = {aws_peer(), aws_peer("vpc-2")};
  const auto made = world.as(sofia).post(vpcs, wish);
  REQUIRE(made.status == 200);
  REQUIRE(made.json["peering_connections"].size() == 2);
  CHECK(made.json["peering_connections"][1]["peer_vpc"] == "vpc-2");

  wish["peering_connections"] = {aws_peer(), aws_peer()};
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(vpcs, wish); }, 409, "");
  wish["peering_connections"] = Json::array({azure_peer()});
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(vpcs, wish); }, 400, "bad_request");
}

TEST_CASE("VPCs are seen with organization:networking:read and changed with organization:networking:write", "[vpcs]") {
  AWorld world(demo_without_money());
  const auto id = make_vpc(world);
  const auto denied = [&](std::string_view who, const Ask& ask) {
    refuses_and_changes_nothing(
        world, [&] { return ask(world.as(who)); }, 403, "permission_denied");
  };
  const auto list = [](AWorld::Caller caller) { return caller.get(vpcs); };
  const auto show = [&](AWorld::Caller caller) { return caller.get(vpc_path(id)); };
  const auto make = [](AWorld::Caller caller) { return caller.post(vpcs, vpc_wish()); };
  const auto name = [&](AWorld::Caller caller) { return caller.put(vpc_path(id), {{"display_name", "n"}}); };
  const auto drop = [&](AWorld::Caller caller) { return caller.remove(vpc_path(id)); };
  for (const auto who : {mike, tess, una, olga})
    for (const Ask& ask : std::vector<Ask>{list, show, make, name, drop}) denied(who, ask);
  for (const auto& ask : std::vector<Ask>{list, show, name}) CHECK(ask(world.as(arthur)).status == 200);

  allow_on_acme(world, mike_id, "organization:networking:read");
  allow_on_acme(world, tess_id, "organization:networking:write");
  CHECK(list(world.as(mike)).status == 200);
  CHECK(show(world.as(mike)).status == 200);
  for (const auto& ask : std::vector<Ask>{make, name, drop}) denied(mike, ask);
  denied(tess, list);
  CHECK(make(world.as(tess)).status == 200);
  CHECK(name(world.as(tess)).status == 200);
  CHECK(drop(world.as(tess)).status == 200);
  for (const auto* path : {"/vpc-clouds", "/vpc-peering-connection-types"}) {
    CHECK(world.as(mike).get(acme + path).status == 200);
    CHECK(world.as(olga).get(acme + path).code() == "permission_denied");
  }
}

TEST_CASE("Another organization's VPC is not found", "[vpcs]") {
  AWorld world(demo_without_money());
  const std::string theirs =
      world.as(olga).post("/v1/organization/" + other_id + "/vpcs", vpc_wish()).json["organization_vpc_id"];
  for (const auto& id : {theirs, another_uuid}) {
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).get(vpc_path(id)); }, 404, "");
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).put(vpc_path(id), Json::object()); }, 404, "");
    refuses_and_changes_nothing(
        world, [&] { return world.as(sofia).remove(vpc_path(id)); }, 404, "");
  }
}

TEST_CASE("A VPC is APPROVED until its time has come, and ACTIVE from then on", "[vpcs]") {
  AWorld world(fixture_with(nullptr, {{"seconds_to_active", 30}}));
  const auto made = world.as(sofia).post(vpcs, vpc_wish());
  CHECK(made.json["state"] == "APPROVED");
  const std::string id = made.json["organization_vpc_id"];
  world.advance(29);
  CHECK(state_of(world, id) == "APPROVED");
  CHECK(world.as(sofia).get(vpc_path(id)).json["update_time"] == start_of_time);
  world.advance(1);
  CHECK(state_of(world, id) == "ACTIVE");
  CHECK(world.as(sofia).get(vpc_path(id)).json["update_time"] == "2026-01-01T00:00:30Z");
  CHECK(world.as(sofia).get(vpcs).json["vpcs"][0]["state"] == "ACTIVE");
}

TEST_CASE("A VPC of a fixture is active when the fixture says, or stays in a state", "[vpcs][fixtures]") {
  AWorld world(fixture_with(a_vpc({{"active_time", "2026-01-01T01:00:00Z"}})));
  CHECK(state_of(world) == "APPROVED");
  world.advance(3600);
  CHECK(state_of(world) == "ACTIVE");
  for (const auto* state : {"ACTIVE", "APPROVED", "DELETING", "DELETED"}) {
    AWorld staying(fixture_with(a_vpc({{"state", state}, {"active_time", "2026-01-01T01:00:00Z"}})));
    staying.advance(7200);
    CHECK(state_of(staying) == state);
  }
  AWorld plain(fixture_with(a_vpc()));
  CHECK(state_of(plain) == "ACTIVE");
}

TEST_CASE("A VPC that is being deleted is changed no more", "[vpcs]") {
  const Json connection{{"peering_connection_id", another_uuid}, {"peer_cloud_account", "1"}, {"peer_vpc", "vpc-1"}};
  AWorld world(fixture_with(a_vpc({{"state", "DELETING"}, {"peering_connections", {connection}}})));
  CHECK(world.as(sofia).get(vpc_path(a_uuid)).json["peering_connections"][0]["state"] == "DELETING");
  const auto refused = [&](const Ask& ask) {
    refuses_and_changes_nothing(
        world, [&] { return ask(world.as(sofia)); }, 409, "");
    CHECK(ask(world.as(sofia)).message() == "The VPC is being deleted");
  };
  refused([](auto caller) { return caller.put(vpc_path(a_uuid), {{"display_name", "n"}}); });
  refused([](auto caller) { return caller.post(connections_of(a_uuid), aws_peer()); });
  refused([](auto caller) { return caller.post(connections_of(a_uuid) + "/refresh", Json::object()); });
  refused([](auto caller) { return caller.remove(connection_path(a_uuid, another_uuid)); });
  refused([](auto caller) { return caller.put(vpc_path(a_uuid) + "/user-peer-network-cidrs", Json::object()); });
  CHECK(world.as(sofia).remove(vpc_path(a_uuid)).json["state"] == "DELETING");
  CHECK(world.as(sofia).get(vpc_path(a_uuid)).status == 404);
}

TEST_CASE("An organization with VPCs is deleted with them, or not at all", "[vpcs]") {
  auto fixture = fixture_with(a_vpc(), {{"seconds_to_active", 5}});
  auto& organization = fixture["organizations"][1];
  organization["organization_vpcs"] = Json::array({a_vpc({{"organization_vpc_id", another_uuid}})});
  AWorld world(fixture);
  const auto of_olga = "/v1/organization/" + other_id;
  refuses_and_changes_nothing(
      world, [&] { return world.as(olga).remove(of_olga + "?recursive=false"); }, 409, "");
  CHECK(world.as(olga).remove(of_olga + "?recursive=false").message() == "An account with VPCs cannot be deleted");
  REQUIRE(world.as(olga).remove(of_olga + "/vpc/" + another_uuid).status == 200);
  CHECK(world.as(olga).remove(of_olga + "?recursive=false").status == 204);

  make_connection(world, a_uuid);
  REQUIRE(world.as(sofia).remove(acme + "?recursive=true").status == 204);
  const auto state = world.world().state();
  CHECK(state->vpcs.size() == 0);
  CHECK(state->vpc_peering_connections.size() == 0);
  CHECK(state->vpc_settings.size() == 0);
}

TEST_CASE("VPCs are written, and read back to an equal world", "[vpcs][fixtures]") {
  AWorld world(fixture_with(a_vpc({{"state", "APPROVED"}, {"display_name", "Kept"}}),
                            {{"seconds_to_active", 30}, {"peering_seconds_to_active", 90}}));
  const auto pending = make_vpc(world);
  const auto azure = make_vpc(world, "azure-westeurope");
  auto peer = aws_peer();
  peer["user_peer_network_cidrs"] = {"192.168.6.0/24"};
  make_connection(world, pending, peer);
  make_connection(world, azure, azure_peer());
  const auto state = world.control(Method::get, "/_mock/state");
  AWorld copy;
  REQUIRE(copy.control(Method::put, "/_mock/state", state.json).status == 204);
  CHECK(copy.control(Method::get, "/_mock/state").text == state.text);
  for (const auto& id : {a_uuid, pending, azure})
    CHECK(copy.as(sofia).get(vpc_path(id)).json == world.as(sofia).get(vpc_path(id)).json);
  copy.advance(30);
  CHECK(state_of(copy, pending) == "ACTIVE");
  CHECK(state_of(copy) == "APPROVED");
  CHECK(copy.as(sofia).get(vpc_path(pending)).json["peering_connections"][0]["state"] == "PENDING_PEER");
  copy.advance(90);
  CHECK(copy.as(sofia).get(vpc_path(pending)).json["peering_connections"][0]["state"] == "ACTIVE");
}

TEST_CASE("What does not fit a VPC of a fixture is told with its place", "[vpcs][fixtures]") {
  const std::string at = "/organizations/0/organization_vpcs/";
  const auto problems = [](const Json& fields) { return problems_of(fixture_with(a_vpc(fields))); };
  CHECK(problems({{"cloud_name", "mars"}}).starts_with(at + "0/cloud_name: cloud_name must be one of"));
  CHECK(problems({{"network_cidr", "8.8.8.0/24"}}).starts_with(at + "0/network_cidr: network_cidr must be a private"));
  CHECK(problems({{"organization_vpc_id", "v1"}}) ==
        at + "0/organization_vpc_id: organization_vpc_id must be a UUID, not \"v1\"\n");
  auto twice = fixture_with(a_vpc());
  twice["organizations"][0]["organization_vpcs"].push_back(a_vpc());
  CHECK(problems_of(twice) == at + "1/organization_vpc_id: the organization_vpc_id " + a_uuid + " is used twice\n");

  const auto with_connections = [&](const std::vector<Json>& connections) {
    return problems({{"peering_connections", connections}});
  };
  const auto first = at + "0/peering_connections/0";
  const auto second = at + "0/peering_connections/1";
  CHECK(with_connections({azure_peer()}) ==
        first + ": peer_azure_app_id is for Azure, and the VPC is in aws-eu-west-1\n");
  CHECK(with_connections({aws_peer(), aws_peer()}) == second + "/peer_vpc: the VPC is connected to this peer twice\n");
  auto one = aws_peer();
  auto two = aws_peer("vpc-2");
  one["peering_connection_id"] = two["peering_connection_id"] = another_uuid;
  CHECK(with_connections({one, two}) ==
        second + "/peering_connection_id: the peering_connection_id " + another_uuid + " is used twice\n");
  two.erase("peering_connection_id");
  one["user_peer_network_cidrs"] = two["user_peer_network_cidrs"] = {"192.168.0.0/24"};
  CHECK(with_connections({one, two}) ==
        second + "/user_peer_network_cidrs: 192.168.0.0/24 is listed twice in the VPC\n");
}

TEST_CASE("A VPC is the same at the paths that avn uses", "[vpcs]") {
  AWorld world;
  const std::string id = "5a1e9d0e-2222-4222-8222-5a1e9d0e0001";
  const auto published = acme + "/vpc/" + id;
  const auto of_client = acme + "/vpcs/" + id;
  const auto connected =
      world.as(sofia).post(of_client + "/peering-connections",
                           {{"peer_cloud_account", "123456789012"}, {"peer_vpc", "vpc-0123456789abcdef0"}});
  REQUIRE(connected.status == 200);
  const std::string connection = connected.json["peering_connection_id"];
  CHECK(world.as(sofia).get(of_client).json == world.as(sofia).get(published).json);
  CHECK(world.as(sofia).get(of_client).json["peering_connections"].size() == 1);
  CHECK(world.as(sofia).post(of_client + "/peering-connections/actions/refresh", Json::object()).status == 200);
  const auto routes = of_client + "/peering-connections/" + connection + "/user-peer-network-cidrs";
  const auto routed = world.as(sofia).put(routes, {{"add", {{{"cidr", "10.9.0.0/24"}}}}});
  REQUIRE(routed.status == 200);
  CHECK(routed.json["peering_connections"][0]["user_peer_network_cidrs"] == Json{"10.9.0.0/24"});
  CHECK(world.as(sofia).put(routes, {{"delete", {"10.9.0.0/24"}}}).status == 200);
  CHECK(world.as(mike).get(of_client).code() == "permission_denied");
  CHECK(world.as(sofia).remove(of_client + "/peering-connections/" + connection).status == 200);
  CHECK(world.as(sofia).remove(of_client).status == 200);
  CHECK(world.as(sofia).get(published).status == 404);
}

}  // namespace
}  // namespace mock::test
