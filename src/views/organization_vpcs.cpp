#include "views/organization_vpcs.h"

#include <algorithm>
#include <array>

#include "model/private_networks.h"
#include "views/vpc_clouds.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::array<std::string_view, 4> vpc_states{"ACTIVE", "APPROVED", "DELETED", "DELETING"};

struct StateWords {
  std::string_view state, type, message;
};
constexpr std::array<StateWords, 10> peering_states{{
    {"ACTIVE", "active", "The peering connection is active"},
    {"APPROVED", "approved", "The peering connection will be made when the VPC is active"},
    {"APPROVED_PEER_REQUESTED", "approved-peer-requested", "The peer has asked for the peering connection"},
    {"DELETED", "deleted", "The peering connection is deleted"},
    {"DELETED_BY_PEER", "deleted-by-peer", "The peering connection was deleted in the peer's cloud account"},
    {"DELETING", "deleting", "The peering connection is being deleted"},
    {"ERROR", "error", "The peering connection could not be made"},
    {"INVALID_SPECIFICATION", "invalid-specification", "The peer of the peering connection does not exist"},
    {"PENDING_PEER", "pending-peer", "The peering connection waits to be accepted in the peer's cloud account"},
    {"REJECTED_BY_PEER", "rejected-by-peer", "The peering connection was rejected in the peer's cloud account"},
}};

Shape clouds_shape() {
  return list(object({
      required("cloud_name", text(1, longest_cloud_name)),
      required("network_cidr", text(1, longest_ipv4_cidr), "A private IPv4 network"),
  }));
}

std::vector<Field> fields_in_list() {
  return {
      required("clouds", clouds_shape(), "Exactly one"),
      required("create_time", time()),
      required("display_name", text(0, longest_vpc_display_name)),
      required("organization_id", text()),
      required("organization_vpc_id", text(36, 36)),
      required("state", vpc_state_shape()),
      required("update_time", time()),
  };
}

Shape state_info_shape() {
  return object({
      optional("aws_vpc_peering_connection_id", text(), "AWS: what the connection is called there"),
      required("message", text()),
      optional("to_project_id", text(), "Google Cloud: the project to peer with"),
      optional("to_vpc_network", text(), "Google Cloud: the network to peer with"),
      required("type", text()),
      required("warnings", list(object({required("message", text()), required("type", peering_warning_type_shape())}))),
  });
}

void write_fields(Writer& out, Object& object, const OrganizationVpc& vpc, Time now) {
  object.list("clouds", [&] {
    Object cloud(out);
    cloud("cloud_name", vpc.cloud_name)("network_cidr", vpc.network_cidr);
  });
  object("create_time", vpc.create_time)("display_name", vpc.display_name);
  object("organization_id", vpc.organization_id)("organization_vpc_id", vpc.organization_vpc_id);
  object("state", to_text(organization_vpcs::state_of(vpc, now)));
  object("update_time", organization_vpcs::update_time_of(vpc, now));
}

void write_state_info(Writer& out, const VpcPeeringConnection& connection, const OrganizationVpc& vpc,
                      PeeringState state) {
  const auto& words = peering_states.at(static_cast<std::size_t>(state));
  const auto type = vpc_peering_connections::type_of(connection, vpc);
  Object info(out, "state_info");
  const bool is_made = state != PeeringState::approved;
  if (is_made && type == PeeringConnectionType::aws_vpc_peering_connection)
    info("aws_vpc_peering_connection_id", connection.aws_vpc_peering_connection_id);
  info("message", connection.state_message.empty() ? words.message : std::string_view(connection.state_message));
  if (is_made && type == PeeringConnectionType::google_vpc_peering)
    info("to_project_id", "aiven-mock")("to_vpc_network", "vpc-" + vpc.organization_vpc_id);
  info("type", words.type);
  info.list("warnings", [&] {
    for (const auto& warning : connection.warnings) {
      Object item(out);
      item("message", warning.message)("type", warning.type);
    }
  });
}

}  // namespace

const Shape& organization_vpc_shape() {
  static const auto shape =
      object(fields_in_list())
          .with({
              required("peering_connections", list(vpc_peering_connection_shape())),
              required("pending_build_only_peering_connections", time().or_null(),
                       "When its peering connections were last asked to be looked at, until that is done"),
          });
  return shape;
}

void organization_vpc(Writer& out, const State& state, const OrganizationVpc& vpc, Time now,
                      std::optional<Time> pending) {
  Object object(out);
  write_fields(out, object, vpc, now);
  object.list("peering_connections", [&] {
    for (const auto& each :
         state.vpc_peering_connections.with<&VpcPeeringConnection::organization_vpc_id>(vpc.organization_vpc_id))
      vpc_peering_connection(out, each, vpc, now);
  });
  object("pending_build_only_peering_connections", pending);
}

const Shape& organization_vpcs_shape() {
  static const Shape shape = object({required("vpcs", list(object(fields_in_list())))});
  return shape;
}

void organization_vpc_in_list(Writer& out, const OrganizationVpc& vpc, Time now) {
  Object object(out);
  write_fields(out, object, vpc, now);
}

const Shape& vpc_peering_connection_shape() {
  static const Shape shape = object({
      required("create_time", time()),
      required("peer_azure_app_id", text(), "Azure only; empty elsewhere"),
      required("peer_azure_tenant_id", text(), "Azure only; empty elsewhere"),
      required("peer_cloud_account", text()),
      required("peer_region", text().or_null(), "AWS only; null elsewhere"),
      required("peer_resource_group", text(), "Azure only; empty elsewhere"),
      required("peer_vpc", text()),
      required("peering_connection_id", text(36, 36)),
      required("state", peering_state_shape()),
      required("state_info", state_info_shape()),
      required("update_time", time()),
      required("user_peer_network_cidrs", list(text(), most_peer_network_cidrs)),
      required("vpc_peering_connection_type", peering_connection_type_shape()),
  });
  return shape;
}

void vpc_peering_connection(Writer& out, const VpcPeeringConnection& connection, const OrganizationVpc& vpc, Time now) {
  const auto state = vpc_peering_connections::state_of(connection, vpc, now);
  Object object(out);
  object("create_time", connection.create_time);
  object("peer_azure_app_id", connection.peer_azure_app_id)("peer_azure_tenant_id", connection.peer_azure_tenant_id);
  object("peer_cloud_account", connection.peer_cloud_account);
  object("peer_region", connection.peer_region.empty() ? std::nullopt : std::optional(connection.peer_region));
  object("peer_resource_group", connection.peer_resource_group)("peer_vpc", connection.peer_vpc);
  object("peering_connection_id", connection.peering_connection_id)("state", to_text(state));
  write_state_info(out, connection, vpc, state);
  object("update_time", vpc_peering_connections::update_time_of(connection, now));
  object.list("user_peer_network_cidrs", [&] {
    for (const auto& cidr : connection.user_peer_network_cidrs) out.value(cidr);
  });
  object("vpc_peering_connection_type", to_text(vpc_peering_connections::type_of(connection, vpc)));
}

std::vector<Field> peering_connection_wish_fields() {
  const auto peer_field = text(0, longest_peer_field).or_null();
  return {
      required("peer_cloud_account", text(1, longest_peer_field),
               "An AWS account, an Azure subscription, a Google Cloud project, or \"upcloud\""),
      required("peer_vpc", text(1, longest_peer_field), "The id or the name of the network there"),
      optional("peer_region", peer_field, "AWS only; default: the region of the VPC"),
      optional("peer_resource_group", peer_field, "Azure only, and needed there"),
      optional("peer_azure_app_id", peer_field, "Azure only, and needed there: a UUID"),
      optional("peer_azure_tenant_id", peer_field, "Azure only, and needed there: a UUID"),
      optional("user_peer_network_cidrs", list(peer_network_shape(), most_peer_network_cidrs).or_null(),
               "Networks behind the peer"),
  };
}

VpcPeeringConnection peering_connection_wish_from(const Value& object) {
  VpcPeeringConnection wish;
  wish.peer_cloud_account = object.text("peer_cloud_account");
  wish.peer_vpc = object.text("peer_vpc");
  wish.peer_region = object.text("peer_region");
  wish.peer_resource_group = object.text("peer_resource_group");
  wish.peer_azure_app_id = object.text("peer_azure_app_id");
  wish.peer_azure_tenant_id = object.text("peer_azure_tenant_id");
  wish.user_peer_network_cidrs = object.texts("user_peer_network_cidrs");
  return wish;
}

Shape vpc_network_shape() {
  return text_like(organization_vpcs::is_network, "a private IPv4 network from /16 to /28 such as 10.0.0.0/24",
                   longest_ipv4_cidr);
}
Shape vpc_cloud_name_shape() {
  return text_like(vpc_clouds::is_known, "one of the organization's vpc-clouds, such as aws-eu-west-1",
                   longest_cloud_name);
}
Shape peer_network_shape() {
  return text_like(is_private_network, "a private IPv4 network such as 192.168.6.0/24", longest_ipv4_cidr);
}
Shape uuid_shape() { return text_like(organization_vpcs::is_uuid, "a UUID", 36); }

Shape vpc_state_shape() { return choice({vpc_states.begin(), vpc_states.end()}); }
std::string_view to_text(VpcState state) { return vpc_states.at(static_cast<std::size_t>(state)); }
VpcState vpc_state_from(std::string_view text) {
  return static_cast<VpcState>(std::find(vpc_states.begin(), vpc_states.end(), text) - vpc_states.begin());
}

Shape peering_state_shape() {
  std::vector<std::string_view> names;
  names.reserve(peering_states.size());
  for (const auto& words : peering_states) names.push_back(words.state);
  return choice(std::move(names));
}
std::string_view to_text(PeeringState state) { return peering_states.at(static_cast<std::size_t>(state)).state; }
PeeringState peering_state_from(std::string_view text) {
  const auto* found = std::find_if(peering_states.begin(), peering_states.end(),
                                   [&](const StateWords& words) { return words.state == text; });
  return static_cast<PeeringState>(found - peering_states.begin());
}

Shape peering_warning_type_shape() { return choice({"overlapping-peer-vpc-ip-ranges", "upcloud-peering-in-error"}); }

}  // namespace mock::views
