#include "model/vpc_peering_connections.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "model/private_networks.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::vpc_peering_connections {
namespace {

std::string only_for(std::string_view field, std::string_view provider, const Vpc& vpc) {
  return std::string(field) + " is for " + std::string(provider) + ", and the VPC is in " + vpc.cloud_name;
}

std::string misfit_of_azure(const VpcPeeringConnection& connection) {
  if (!ascii::is_uuid(connection.peer_azure_app_id)) return "On Azure, peer_azure_app_id must be a UUID";
  if (!ascii::is_uuid(connection.peer_azure_tenant_id)) return "On Azure, peer_azure_tenant_id must be a UUID";
  if (connection.peer_resource_group.empty()) return "On Azure, peer_resource_group must be given";
  return {};
}

std::string misfit_of_provider(const VpcPeeringConnection& connection, const Vpc& vpc) {
  const auto provider = vpc_clouds::provider_of(vpc.cloud_name);
  if (provider != VpcProvider::aws && !connection.peer_region.empty()) return only_for("peer_region", "AWS", vpc);
  if (provider == VpcProvider::azure) return misfit_of_azure(connection);
  if (!connection.peer_azure_app_id.empty()) return only_for("peer_azure_app_id", "Azure", vpc);
  if (!connection.peer_azure_tenant_id.empty()) return only_for("peer_azure_tenant_id", "Azure", vpc);
  if (!connection.peer_resource_group.empty()) return only_for("peer_resource_group", "Azure", vpc);
  if (provider == VpcProvider::upcloud && connection.peer_cloud_account != "upcloud")
    return "On UpCloud, peer_cloud_account must be \"upcloud\"";
  return {};
}

// V19. As Google Cloud names projects: 6 to 30 small letters, digits and dashes, a letter first, no dash last.
bool is_google_project_id(std::string_view id) {
  constexpr std::size_t shortest = 6;
  constexpr std::size_t longest = 30;
  return id.size() >= shortest && id.size() <= longest && ascii::is_lower(id.front()) && id.back() != '-' &&
         std::all_of(id.begin(), id.end(), [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || c == '-'; });
}

bool is_aws_account_id(std::string_view id) {
  constexpr std::size_t digits = 12;
  return id.size() == digits && std::all_of(id.begin(), id.end(), ascii::is_digit);
}

// V20. What AWS and Azure themselves would not know as an account.
bool names_no_account(const VpcPeeringConnection& connection, VpcProvider provider) {
  if (provider == VpcProvider::aws) return !is_aws_account_id(connection.peer_cloud_account);
  return provider == VpcProvider::azure && !ascii::is_uuid(connection.peer_cloud_account);
}

// V11. Peers have a region on AWS alone.
std::string usual_region_of(const Vpc& vpc) {
  const bool is_aws = vpc_clouds::provider_of(vpc.cloud_name) == VpcProvider::aws;
  return is_aws ? std::string(clouds::region_of(vpc.cloud_name)) : std::string();
}

std::string misfit_of_network(std::string_view cidr, const Vpc& vpc) {
  if (!overlap(cidr, vpc.network_cidr)) return {};
  return std::string(cidr) + " overlaps the network of the VPC, " + vpc.network_cidr;
}

// The connection that a route is to go through: the one with this id, or the one to the peer that the route names.
const VpcPeeringConnection& target_of(const State& state, const Vpc& vpc, std::string_view only_id,
                                      const PeerRoute& route) {
  for (const auto& each :
       state.vpc_peering_connections.with<&VpcPeeringConnection::vpc_id, &VpcPeeringConnection::peer_cloud_account,
                                          &VpcPeeringConnection::peer_vpc>(vpc.vpc_id, route.peer_cloud_account,
                                                                           route.peer_vpc))
    if (each.peer_resource_group == route.peer_resource_group &&
        (route.peer_region.empty() || each.peer_region == route.peer_region) &&
        (only_id.empty() || each.peering_connection_id == only_id))
      return each;
  if (!only_id.empty())
    throw Refusal(refusals::bad_request, "The peer of " + route.cidr + " is not that of this peering connection");
  throw Refusal(refusals::vpc_peering_connection_not_found,
                "The VPC has no peering connection to " + route.peer_vpc + " of " + route.peer_cloud_account);
}

void add_route(State& state, const Vpc& vpc, VpcPeeringConnection connection, const std::string& cidr, Time now) {
  if (const auto wrong = misfit_of_network(cidr, vpc); !wrong.empty()) throw Refusal(refusals::bad_request, wrong);
  const auto* present = route_to(state, vpc.vpc_id, cidr);
  if (present != nullptr && present->peering_connection_id == connection.peering_connection_id) return;
  if (present != nullptr)
    throw Refusal::about(refusals::user_peer_network_cidr_exists, cidr + ", " + present->peering_connection_id);
  auto& cidrs = connection.user_peer_network_cidrs;
  if (static_cast<std::int64_t>(cidrs.size()) >= most_peer_network_cidrs)
    throw Refusal(refusals::bad_request, "A peering connection has at most " + std::to_string(most_peer_network_cidrs) +
                                             " user_peer_network_cidrs");
  cidrs.push_back(cidr);
  connection.update_time = now;
  state.vpc_peering_connections.put(std::move(connection));
}

void remove_route(State& state, const Vpc& vpc, std::string_view only_id, const std::string& cidr, Time now) {
  const auto* present = route_to(state, vpc.vpc_id, cidr);
  if (present == nullptr || (!only_id.empty() && present->peering_connection_id != only_id))
    throw Refusal::about(refusals::user_peer_network_cidr_not_found, cidr);
  auto changed = *present;
  std::erase(changed.user_peer_network_cidrs, cidr);
  changed.update_time = now;
  state.vpc_peering_connections.put(std::move(changed));
}

}  // namespace

const VpcPeeringConnection& get(const State& state, std::string_view vpc_id, std::string_view peering_connection_id) {
  const auto* connection = state.vpc_peering_connections.find(peering_connection_id);
  if (connection == nullptr || connection->vpc_id != vpc_id) throw Refusal(refusals::vpc_peering_connection_not_found);
  return *connection;
}

PeeringState state_of(const VpcPeeringConnection& connection, const Vpc& vpc, Time now) {
  if (connection.stays) return *connection.stays;
  const auto of_vpc = vpcs::state_of(vpc, now);
  if (of_vpc == VpcState::approved) return PeeringState::approved;
  if (of_vpc != VpcState::active) return PeeringState::deleting;
  return now < connection.active_time ? PeeringState::pending_peer : PeeringState::active;
}

Time update_time_of(const VpcPeeringConnection& connection, Time now) {
  const bool became_active = !connection.stays && connection.active_time <= now;
  return became_active ? std::max(connection.update_time, connection.active_time) : connection.update_time;
}

PeeringConnectionType type_of(const VpcPeeringConnection& connection, const Vpc& vpc) {
  const auto types = vpc_clouds::peering_connection_types(vpc_clouds::provider_of(vpc.cloud_name));
  return connection.peer_vpc.starts_with("tgw-") ? types.front() : types.back();
}

std::string misfit(const VpcPeeringConnection& connection, const Vpc& vpc) {
  if (auto wrong = misfit_of_provider(connection, vpc); !wrong.empty()) return wrong;
  for (const auto& cidr : connection.user_peer_network_cidrs)
    if (auto wrong = misfit_of_network(cidr, vpc); !wrong.empty()) return wrong;
  return {};
}

const VpcPeeringConnection* twin_of(const State& state, const VpcPeeringConnection& connection) {
  for (const auto& each :
       state.vpc_peering_connections.with<&VpcPeeringConnection::vpc_id, &VpcPeeringConnection::peer_cloud_account,
                                          &VpcPeeringConnection::peer_vpc>(
           connection.vpc_id, connection.peer_cloud_account, connection.peer_vpc))
    if (each.peer_region == connection.peer_region && each.peer_resource_group == connection.peer_resource_group)
      return &each;
  return nullptr;
}

const VpcPeeringConnection& to_peer(const State& state, const Vpc& vpc, VpcPeeringConnection peer) {
  peer.vpc_id = vpc.vpc_id;
  if (peer.peer_region.empty()) peer.peer_region = usual_region_of(vpc);
  const auto* found = twin_of(state, peer);
  if (found == nullptr) throw Refusal(refusals::vpc_peering_connection_not_found);
  return *found;
}

const VpcPeeringConnection* route_to(const State& state, std::string_view vpc_id, std::string_view cidr) {
  for (const auto& each : state.vpc_peering_connections.with<&VpcPeeringConnection::vpc_id>(vpc_id)) {
    const auto& cidrs = each.user_peer_network_cidrs;
    if (std::find(cidrs.begin(), cidrs.end(), cidr) != cidrs.end()) return &each;
  }
  return nullptr;
}

const VpcPeeringConnection& add(State& state, const Vpc& vpc, const Wish<VpcPeeringConnection>& wish, Time now) {
  VpcPeeringConnection made;
  wish.apply_to(made);
  if (const auto wrong = misfit(made, vpc); !wrong.empty()) throw Refusal(refusals::bad_request, wrong);
  made.vpc_id = vpc.vpc_id;
  const auto provider = vpc_clouds::provider_of(vpc.cloud_name);
  if (provider == VpcProvider::google && !is_google_project_id(made.peer_cloud_account))
    throw Refusal(refusals::bad_request, "peer_cloud_account must be a valid GCP project ID");
  if (names_no_account(made, provider)) made.stays = PeeringState::invalid_specification;
  if (provider == VpcProvider::aws) {
    if (made.peer_region.empty()) made.peer_region = usual_region_of(vpc);
    made.aws_vpc_peering_connection_id = new_aws_id(state);
  }
  if (const auto* twin = twin_of(state, made))
    throw Refusal::about(refusals::vpc_peering_connection_exists, twin->peering_connection_id);
  made.peering_connection_id = state.chance.uuid();
  const auto wait = vpcs::settings_of(state, vpc).peering_seconds_to_active;
  made.active_time = later_by(std::max(now, vpc.active_time), Seconds(wait));
  made.create_time = made.update_time = now;
  const auto cidrs = std::exchange(made.user_peer_network_cidrs, {});
  const auto id = made.peering_connection_id;
  state.vpc_peering_connections.put(std::move(made));
  for (const auto& cidr : cidrs) add_route(state, vpc, get(state, vpc.vpc_id, id), cidr, now);
  return get(state, vpc.vpc_id, id);
}

void change_routes(State& state, const Vpc& vpc, std::string_view only_peering_connection_id,
                   const std::vector<PeerRoute>& added, const std::vector<std::string>& removed, Time now) {
  for (const auto& cidr : removed) remove_route(state, vpc, only_peering_connection_id, cidr, now);
  for (const auto& route : added)
    add_route(state, vpc, target_of(state, vpc, only_peering_connection_id, route), route.cidr, now);
}

void remove(State& state, std::string_view peering_connection_id) {
  state.vpc_peering_connections.erase(std::string(peering_connection_id));
}

std::string new_aws_id(State& state) { return "pcx-" + state.chance.hex(16) + state.chance.hex(1); }

}  // namespace mock::vpc_peering_connections
