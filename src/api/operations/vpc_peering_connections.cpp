// /v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connection(s): whom VPCs are connected with.
#include "model/vpc_peering_connections.h"

#include "api/operation.h"
#include "model/private_networks.h"
#include "peering_requests.h"
#include "replies.h"
#include "tables.h"
#include "views/organization_vpcs.h"

namespace mock::api {
namespace {

const views::RequestBody<PeerRoute>& new_route() {
  static const auto body =
      views::RequestBody<PeerRoute>(
          views::peer_route(), views::needed<&PeerRoute::cidr, &PeerRoute::peer_cloud_account, &PeerRoute::peer_vpc>(),
          views::may<&PeerRoute::peer_resource_group>())
          .or_nulls();
  return body;
}

const json::Shape& routes_request() {
  using namespace json;
  static const Shape shape = object({
      optional("add", list(new_route().shape(), most_peer_network_cidrs).or_null(),
               "Networks and the peers that lead to them"),
      optional("delete", list(text(1, longest_ipv4_cidr), most_peer_network_cidrs).or_null(),
               "Networks; they are removed before others are added"),
  });
  return shape;
}

Reply reply_with_connection(const State& state, const Call& call, const VpcPeeringConnection& connection,
                            const OrganizationVpc& vpc) {
  return reply_with(views::vpc_peering_connection(), state, call, {&connection, &vpc});
}

const OrganizationVpc& vpc_to_change(const State& state, const Call& call) {
  return organization_vpcs::get_to_change(state, call.organization_id(), call.params["organization_vpc_id"]);
}

Done create(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  const auto& made = vpc_peering_connections::add(state, vpc, new_peering_connection().wish_of(call.body), call.now);
  return {reply_with_connection(state, call, made, vpc), named(made.peer_vpc)};
}

// The answer shows it on its way; the VPC does not have it any more.
Done remove(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  auto going = vpc_peering_connections::get(state, vpc.organization_vpc_id, call.params["peering_connection_id"]);
  going.stays = PeeringState::deleting;
  going.state_message.clear();
  going.update_time = call.now;
  vpc_peering_connections::remove(state, going.peering_connection_id);
  return {reply_with_connection(state, call, going, vpc), told_by_path()};
}

// There is no cloud to look at: states follow from the world's clock, and whoever reads the VPC sees the newest.
Reply refresh(const State& state, const Call& call) {
  return reply_with(views::refreshed_organization_vpc(), state, call, vpc_to_change(state, call));
}

Reply change_routes(State& state, const Call& call, const OrganizationVpc& vpc, std::string_view only_id) {
  // Clients that name the connection in the path leave its peer out.
  const auto peer =
      only_id.empty() ? VpcPeeringConnection() : vpc_peering_connections::get(state, vpc.organization_vpc_id, only_id);
  std::vector<PeerRoute> added;
  for (const auto& each : call.body.list("add")) {
    PeerRoute route{"", peer.peer_cloud_account, peer.peer_resource_group, peer.peer_vpc};
    new_route().wish_of(each).apply_to(route);
    added.push_back(std::move(route));
  }
  vpc_peering_connections::change_routes(state, vpc, only_id, added, call.body.texts("delete"), call.now);
  return reply_with(views::organization_vpc(), state, call, vpc);
}

Done change_routes_of_vpc(State& state, const Call& call) {
  return {change_routes(state, call, vpc_to_change(state, call), {}), told_by_path()};
}

Done change_routes_of_one(State& state, const Call& call) {
  return {change_routes(state, call, vpc_to_change(state, call), call.params["peering_connection_id"]), told_by_path()};
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
       .handler = remove,
       .summary = "Delete a peering connection"},
      {.id = "OrganizationVpcPeeringConnectionsRefresh",
       .method = Method::post,
       .path = "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connections/refresh",
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = refresh,
       .summary = "Look at the states of peering connections again"},
      {.id = "OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdate",
       .method = Method::put,
       .path = routes_of_one,
       .scopes = write,
       .needs = networking_write,
       .body = routes_request,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = change_routes_of_one,
       .summary = "Change the networks that a peering connection leads to",
       .deprecated = &deprecations::peer_networks_of_a_connection},
      {.id = "OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdateV2",
       .method = Method::put,
       .path = "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/user-peer-network-cidrs",
       .scopes = write,
       .needs = networking_write,
       .body = routes_request,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = change_routes_of_vpc,
       .summary = "Change the networks that the peering connections of a VPC lead to"},
  };
}

}  // namespace mock::api
