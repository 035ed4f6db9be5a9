// /v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connection(s) and
// /v1/project/{project}/vpcs/{project_vpc_id}/peering-connections: whom VPCs are connected with.
#include "model/vpc_peering_connections.h"

#include "api/operation.h"
#include "model/private_networks.h"
#include "replies.h"
#include "tables.h"
#include "views/vpcs.h"
#include "vpc_requests.h"

namespace mock::api {
namespace {

views::RequestBody<PeerRoute> new_route(const views::Asked<PeerRoute>& optional) {
  return views::RequestBody<PeerRoute>(
             views::peer_route(),
             views::needed<&PeerRoute::cidr, &PeerRoute::peer_cloud_account, &PeerRoute::peer_vpc>(), optional)
      .or_nulls();
}

const views::RequestBody<PeerRoute>& route_of_organization() {
  static const auto body = new_route(views::may<&PeerRoute::peer_resource_group>());
  return body;
}

const views::RequestBody<PeerRoute>& route_of_project() {
  static const auto body = new_route(views::may<&PeerRoute::peer_resource_group, &PeerRoute::peer_region>());
  return body;
}

template <auto Route>
const json::Shape& routes_request() {
  using namespace json;
  static const Shape shape = object({
      optional("add", list(Route().shape(), most_peer_network_cidrs).or_null(),
               "Networks and the peers that lead to them"),
      optional("delete", list(text(1, longest_ipv4_cidr), most_peer_network_cidrs).or_null(),
               "Networks; they are removed before others are added"),
  });
  return shape;
}

Reply reply_with_connection(const State& state, const Call& call, const VpcPeeringConnection& connection,
                            const Vpc& vpc) {
  return reply_with(views::vpc_peering_connection(), state, call, {&connection, &vpc});
}

const Vpc& vpc_to_change(const State& state, const Call& call) {
  const auto& vpc = vpc_of(state, call);
  vpcs::check_stays(vpc);
  return vpc;
}

Done create(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  const auto& made = vpc_peering_connections::add(state, vpc, new_peering_connection().wish_of(call.body), call.now);
  return {reply_with_connection(state, call, made, vpc), named(made.peer_vpc)};
}

// The answer shows it on its way; the VPC does not have it any more.
Done remove(State& state, const Call& call, const Vpc& vpc, VpcPeeringConnection going) {
  going.stays = PeeringState::deleting;
  going.state_message.clear();
  going.update_time = call.now;
  vpc_peering_connections::remove(state, going.peering_connection_id);
  return {reply_with_connection(state, call, going, vpc), told_by_path()};
}

Done remove_by_id(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  return remove(state, call, vpc,
                vpc_peering_connections::get(state, vpc.vpc_id, call.params["peering_connection_id"]));
}

// V25. What a path does not name of a peer is what a new connection has when nobody names it.
Done remove_by_peer(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  const auto named_in_path = [&](std::string_view name) {
    const auto* value = call.params.find(name);
    return value == nullptr ? std::string() : *value;
  };
  VpcPeeringConnection peer;
  peer.peer_cloud_account = call.params["peer_cloud_account"];
  peer.peer_vpc = call.params["peer_vpc"];
  peer.peer_resource_group = named_in_path("peer_resource_group");
  peer.peer_region = named_in_path("peer_region");
  return remove(state, call, vpc, vpc_peering_connections::to_peer(state, vpc, std::move(peer)));
}

// There is no cloud to look at: states follow from the world's clock, and whoever reads the VPC sees the newest.
template <auto Shown>
Reply refresh(const State& state, const Call& call) {
  return reply_with(Shown(), state, call, vpc_to_change(state, call));
}

void change_routes(State& state, const Call& call, const Vpc& vpc, std::string_view only_id) {
  // Clients that name the connection in the path leave its peer out.
  const auto peer = only_id.empty() ? VpcPeeringConnection() : vpc_peering_connections::get(state, vpc.vpc_id, only_id);
  std::vector<PeerRoute> added;
  for (const auto& each : call.body.list("add")) {
    PeerRoute route{"", peer.peer_cloud_account, peer.peer_resource_group, peer.peer_vpc, ""};
    route_of_project().wish_of(each).apply_to(route);
    added.push_back(std::move(route));
  }
  vpc_peering_connections::change_routes(state, vpc, only_id, added, call.body.texts("delete"), call.now);
}

template <auto Shown>
Done change_routes_of_vpc(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  change_routes(state, call, vpc, {});
  return {reply_with(Shown(), state, call, vpc), told_by_path()};
}

Done change_routes_of_one(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  change_routes(state, call, vpc, call.params["peering_connection_id"]);
  return {reply_with(views::organization_vpc(), state, call, vpc), told_by_path()};
}

}  // namespace

std::vector<Operation> vpc_peering_connection_operations() {
  constexpr std::string_view all = "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connections";
  constexpr std::string_view one =
      "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connection/{peering_connection_id}";
  constexpr std::string_view routes_of_one =
      "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connection/{peering_connection_id}/"
      "user-peer-network-cidrs";
  constexpr Scopes write{"accounts:write"};
  constexpr Needs networking_write = needs::any({"organization:networking:write"});
  return {
      {.id = "OrganizationVpcPeeringConnectionCreate",
       .method = Method::post,
       .path = all,
       .scopes = {"accounts:read"},  // as published
       .needs = networking_write,
       .body = views::shape_of<new_peering_connection>,
       .reply = views::shape_of<views::vpc_peering_connection>,
       .handler = create,
       .summary = "Connect a VPC with a peer"},
      {.id = "OrganizationVpcPeeringConnectionDeleteById",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::vpc_peering_connection>,
       .handler = remove_by_id,
       .summary = "Delete a peering connection"},
      {.id = "OrganizationVpcPeeringConnectionsRefresh",
       .method = Method::post,
       .path = "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connections/refresh",
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = refresh<views::refreshed_organization_vpc>,
       .summary = "Look at the states of peering connections again"},
      {.id = "OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdate",
       .method = Method::put,
       .path = routes_of_one,
       .scopes = write,
       .needs = networking_write,
       .body = routes_request<route_of_organization>,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = change_routes_of_one,
       .summary = "Change the networks that a peering connection leads to",
       .deprecated = &deprecations::peer_networks_of_a_connection},
      {.id = "OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdateV2",
       .method = Method::put,
       .path = "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/user-peer-network-cidrs",
       .scopes = write,
       .needs = networking_write,
       .body = routes_request<route_of_organization>,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = change_routes_of_vpc<views::organization_vpc>,
       .summary = "Change the networks that the peering connections of a VPC lead to"},
  };
}

std::vector<Operation> project_vpc_peering_connection_operations() {
  constexpr std::string_view all = "/v1/project/{project}/vpcs/{project_vpc_id}/peering-connections";
  constexpr std::string_view one =
      "/v1/project/{project}/vpcs/{project_vpc_id}/peering-connections/peer-accounts/{peer_cloud_account}/peer-vpcs/"
      "{peer_vpc}";
  constexpr std::string_view one_in_region =
      "/v1/project/{project}/vpcs/{project_vpc_id}/peering-connections/peer-accounts/{peer_cloud_account}/peer-vpcs/"
      "{peer_vpc}/peer-regions/{peer_region}";
  constexpr std::string_view one_in_resource_group =
      "/v1/project/{project}/vpcs/{project_vpc_id}/peering-connections/peer-accounts/{peer_cloud_account}/"
      "peer-resource-groups/{peer_resource_group}/peer-vpcs/{peer_vpc}";
  constexpr Scopes write{"projects:write"};
  constexpr Needs networking_write = needs::any({"project:networking:write"});
  return {
      {.id = "VpcPeeringConnectionCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = networking_write,
       .body = views::shape_of<new_peering_connection>,
       .reply = views::shape_of<views::vpc_peering_connection>,
       .handler = create,
       .summary = "Connect a VPC of a project with a peer"},
      {.id = "VpcPeeringConnectionDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::vpc_peering_connection>,
       .handler = remove_by_peer,
       .summary = "Delete the peering connection of a project's VPC with a peer"},
      {.id = "VpcPeeringConnectionWithRegionDelete",
       .method = Method::remove,
       .path = one_in_region,
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::vpc_peering_connection>,
       .handler = remove_by_peer,
       .summary = "Delete the peering connection of a project's VPC with a peer in a region of AWS"},
      {.id = "VpcPeeringConnectionWithResourceGroupDelete",
       .method = Method::remove,
       .path = one_in_resource_group,
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::vpc_peering_connection>,
       .handler = remove_by_peer,
       .summary = "Delete the peering connection of a project's VPC with a peer in a resource group of Azure"},
      {.id = "VpcPeeringConnectionsRefresh",
       .method = Method::post,
       .path = "/v1/project/{project}/vpcs/{project_vpc_id}/peering-connections/refresh",
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::project_vpc>,
       .handler = refresh<views::refreshed_project_vpc>,
       .summary = "Look at the states of a project's peering connections again"},
      {.id = "VpcPeeringConnectionUpdate",
       .method = Method::put,
       .path = "/v1/project/{project}/vpcs/{project_vpc_id}/user-peer-network-cidrs",
       .scopes = write,
       .needs = networking_write,
       .body = routes_request<route_of_project>,
       .reply = views::shape_of<views::project_vpc>,
       .handler = change_routes_of_vpc<views::project_vpc>,
       .summary = "Change the networks that the peering connections of a project's VPC lead to"},
  };
}

}  // namespace mock::api
