// /v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connection(s): whom VPCs are connected with.
#include "model/vpc_peering_connections.h"

#include "api/operation.h"
#include "base/time.h"
#include "json/writer.h"
#include "model/private_networks.h"
#include "tables.h"
#include "views/organization_vpcs.h"

namespace mock::api {
namespace {

const json::Shape& new_peering_connection_request() {
  static const auto shape = json::object(views::peering_connection_wish_fields());
  return shape;
}

const json::Shape& routes_request() {
  using namespace json;
  static const Shape route = object({
      required("cidr", views::peer_network_shape()),
      required("peer_cloud_account", text(1, longest_peer_field)),
      optional("peer_resource_group", text(0, longest_peer_field).or_null(), "Azure only"),
      required("peer_vpc", text(1, longest_peer_field)),
  });
  static const Shape shape = object({
      optional("add", list(route, most_peer_network_cidrs).or_null(), "Networks and the peers that lead to them"),
      optional("delete", list(text(1, longest_ipv4_cidr), most_peer_network_cidrs).or_null(),
               "Networks; they are removed before others are added"),
  });
  return shape;
}

Reply reply_with(const State& state, const OrganizationVpc& vpc, Time now) {
  json::Writer out;
  views::organization_vpc(out, state, vpc, now);
  return ok(out.take());
}

Reply reply_with(const VpcPeeringConnection& connection, const OrganizationVpc& vpc, Time now) {
  json::Writer out;
  views::vpc_peering_connection(out, connection, vpc, now);
  return ok(out.take());
}

const OrganizationVpc& vpc_to_change(const State& state, const Call& call) {
  return organization_vpcs::get_to_change(state, call.organization_id(), call.params["organization_vpc_id"]);
}

Done create(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  const auto& made = vpc_peering_connections::add(state, vpc, views::peering_connection_wish_from(call.body), call.now);
  return {reply_with(made, vpc, call.now), named(made.peer_vpc)};
}

// The answer shows it on its way; the VPC does not have it any more.
Done remove(State& state, const Call& call) {
  const auto& vpc = vpc_to_change(state, call);
  auto going = vpc_peering_connections::get(state, vpc.organization_vpc_id, call.params["peering_connection_id"]);
  going.stays = PeeringState::deleting;
  going.state_message.clear();
  going.update_time = call.now;
  vpc_peering_connections::remove(state, going.peering_connection_id);
  return {reply_with(going, vpc, call.now), told_by_path()};
}

// There is no cloud to look at: states follow from the world's clock, and whoever reads the VPC sees the newest.
Reply refresh(const State& state, const Call& call) {
  json::Writer out;
  views::organization_vpc(out, state, vpc_to_change(state, call), call.now, call.now);
  return ok(out.take());
}

Reply change_routes(State& state, const Call& call, const OrganizationVpc& vpc, std::string_view only_id) {
  // Clients that name the connection in the path leave its peer out.
  const auto peer =
      only_id.empty() ? VpcPeeringConnection() : vpc_peering_connections::get(state, vpc.organization_vpc_id, only_id);
  std::vector<PeerRoute> added;
  for (const auto& each : call.body.list("add"))
    added.push_back({each.text("cidr"), each.text("peer_cloud_account", peer.peer_cloud_account),
                     each.text("peer_resource_group", peer.peer_resource_group), each.text("peer_vpc", peer.peer_vpc)});
  vpc_peering_connections::change_routes(state, vpc, only_id, added, call.body.texts("delete"), call.now);
  return reply_with(state, vpc, call.now);
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
       .body = new_peering_connection_request,
       .reply = views::vpc_peering_connection_shape,
       .handler = create,
       .summary = "Connect a VPC with a peer"},
      {.id = "OrganizationVpcPeeringConnectionDeleteById",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = networking_write,
       .reply = views::vpc_peering_connection_shape,
       .handler = remove,
       .summary = "Delete a peering connection"},
      {.id = "OrganizationVpcPeeringConnectionsRefresh",
       .method = Method::post,
       .path = "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/peering-connections/refresh",
       .scopes = write,
       .needs = networking_write,
       .reply = views::organization_vpc_shape,
       .handler = refresh,
       .summary = "Look at the states of peering connections again"},
      {.id = "OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdate",
       .method = Method::put,
       .path = routes_of_one,
       .scopes = write,
       .needs = networking_write,
       .body = routes_request,
       .reply = views::organization_vpc_shape,
       .handler = change_routes_of_one,
       .summary = "Change the networks that a peering connection leads to"},
      {.id = "OrganizationVpcPeeringConnectionPeerNetworkCidrsUpdateV2",
       .method = Method::put,
       .path = "/v1/organization/{organization_id}/vpc/{organization_vpc_id}/user-peer-network-cidrs",
       .scopes = write,
       .needs = networking_write,
       .body = routes_request,
       .reply = views::organization_vpc_shape,
       .handler = change_routes_of_vpc,
       .summary = "Change the networks that the peering connections of a VPC lead to"},
  };
}

}  // namespace mock::api
