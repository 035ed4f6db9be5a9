#include "views/vpcs.h"

#include "model/private_networks.h"
#include "model/state.h"
#include "views/vpc_clouds.h"

namespace mock::views {

using namespace json;

namespace {

struct StateWords {
  std::string_view type, message;
};
// Of the states in their order.
constexpr std::array<StateWords, 10> peering_states{{
    {"active", "The peering connection is active"},
    {"approved", "The peering connection will be made when the VPC is active"},
    {"approved-peer-requested", "The peer has asked for the peering connection"},
    {"deleted", "The peering connection is deleted"},
    {"deleted-by-peer", "The peering connection was deleted in the peer's cloud account"},
    {"deleting", "The peering connection is being deleted"},
    {"error", "The peering connection could not be made"},
    {"invalid-specification", "The peer of the peering connection does not exist"},
    {"pending-peer", "The peering connection waits to be accepted in the peer's cloud account"},
    {"rejected-by-peer", "The peering connection was rejected in the peer's cloud account"},
}};

Shape vpc_network_shape() {
  return text_like(vpcs::is_network, "a private IPv4 network from /16 to /28 such as 10.0.0.0/24", longest_ipv4_cidr);
}
Shape vpc_cloud_name_shape() {
  return text_like(vpc_clouds::is_known, "one of the organization's vpc-clouds, such as aws-eu-west-1",
                   longest_cloud_name);
}

std::string_view state_of_vpc(const Viewpoint& at, const Vpc& vpc) { return to_text(vpcs::state_of(vpc, at.now)); }

void write_place(Writer& out, const Viewpoint& at, const Vpc& vpc) { place_of_vpc().write(out, at, vpc); }

void write_connections(Writer& out, const Viewpoint& at, const Vpc& vpc) {
  for (const auto& each : at.state.vpc_peering_connections.with<&VpcPeeringConnection::vpc_id>(vpc.vpc_id))
    vpc_peering_connection().write(out, at, {&each, &vpc});
}

// What VPCs of organizations and of projects have in common.
Picture<Vpc> any_vpc() {
  return Picture<Vpc>({
      kept<&Vpc::create_time>("create_time", time()),
      worked_out<Vpc>("state", choice_of<VpcState>(), state_of_vpc),
      worked_out<Vpc>("update_time", time(),
                      [](const Viewpoint& at, const Vpc& vpc) { return vpcs::update_time_of(vpc, at.now); }),
  });
}

template <class WorkOut>
Picture<Vpc> with_connections(const Picture<Vpc>& in_list, WorkOut when_asked) {
  return in_list.with({
      listed<Vpc>("peering_connections", vpc_peering_connection().shape(), write_connections),
      worked_out<Vpc>("pending_build_only_peering_connections", time().or_null(), when_asked,
                      "When its peering connections were last asked to be looked at, until that is done"),
  });
}
Picture<Vpc> settled(const Picture<Vpc>& in_list) {
  return with_connections(in_list, [](const Vpc& /*vpc*/) { return nullptr; });
}
Picture<Vpc> refreshed(const Picture<Vpc>& in_list) {
  return with_connections(in_list, [](const Viewpoint& at, const Vpc& /*vpc*/) { return at.now; });
}

PeeringState state_of(const Viewpoint& at, const ConnectionOfVpc& each) {
  return vpc_peering_connections::state_of(*each.connection, *each.vpc, at.now);
}
PeeringConnectionType type_of(const ConnectionOfVpc& each) {
  return vpc_peering_connections::type_of(*each.connection, *each.vpc);
}

using Warnings = ListCodec<PeeringWarning, PictureCodec<peering_warning>>;

Shape state_info_shape() {
  return object({
      optional("aws_vpc_peering_connection_id", text(), "AWS: what the connection is called there"),
      required("message", text()),
      optional("to_project_id", text(), "Google Cloud: the project to peer with"),
      optional("to_vpc_network", text(), "Google Cloud: the network to peer with"),
      required("type", text()),
      required("warnings", list(peering_warning().shape())),
  });
}

void write_state_info(Writer& out, const Viewpoint& at, const ConnectionOfVpc& each) {
  const auto& connection = *each.connection;
  const auto state = state_of(at, each);
  const auto& words_of_it = peering_states.at(static_cast<std::size_t>(state));
  const auto type = type_of(each);
  const bool is_made = state != PeeringState::approved;
  Object info(out);
  if (is_made && type == PeeringConnectionType::aws_vpc_peering_connection)
    info("aws_vpc_peering_connection_id", connection.aws_vpc_peering_connection_id);
  info("message", connection.state_message.empty() ? words_of_it.message : std::string_view(connection.state_message));
  if (is_made && type == PeeringConnectionType::google_vpc_peering)
    info("to_project_id", "aiven-mock")("to_vpc_network", "vpc-" + each.vpc->vpc_id);
  info("type", words_of_it.type);
  out.name("warnings");
  Warnings::write(out, connection.warnings, at);
}

}  // namespace

const Picture<Vpc>& place_of_vpc() {
  static const Picture<Vpc> picture({
      kept<&Vpc::cloud_name>("cloud_name", text(1, longest_cloud_name), "Where it is").accepts(vpc_cloud_name_shape()),
      kept<&Vpc::network_cidr>("network_cidr", text(1, longest_ipv4_cidr), "A private IPv4 network")
          .accepts(vpc_network_shape()),
  });
  return picture;
}

const Picture<Vpc>& organization_vpc_in_list() {
  static const auto picture =
      any_vpc()
          .with({
              listed<Vpc>("clouds", place_of_vpc().shape(), write_place, "Exactly one"),
              kept<&Vpc::display_name>("display_name", text(0, longest_vpc_display_name), "For people"),
              kept<&Vpc::organization_id>("organization_id", text()),
              kept<&Vpc::vpc_id>("organization_vpc_id", text(36, 36)),
          })
          .by_name();
  return picture;
}

const Picture<Vpc>& organization_vpc() {
  static const auto picture = settled(organization_vpc_in_list());
  return picture;
}

const Picture<Vpc>& refreshed_organization_vpc() {
  static const auto picture = refreshed(organization_vpc_in_list());
  return picture;
}

const Picture<Vpc>& project_vpc_in_list() {
  static const auto picture =
      any_vpc().with(place_of_vpc().fields()).with({kept<&Vpc::vpc_id>("project_vpc_id", text(36, 36))}).by_name();
  return picture;
}

const Picture<Vpc>& project_vpc() {
  static const auto picture = settled(project_vpc_in_list());
  return picture;
}

const Picture<Vpc>& refreshed_project_vpc() {
  static const auto picture = refreshed(project_vpc_in_list());
  return picture;
}

const Picture<VpcPeeringConnection>& kept_peering_connection() {
  using Connection = VpcPeeringConnection;
  const auto peer_field = text(0, longest_peer_field).or_null();
  static const Picture<Connection> picture({
      kept<&Connection::create_time>("create_time", time()),
      kept<&Connection::peer_azure_app_id>("peer_azure_app_id", text(), "Azure only, and needed there: a UUID")
          .accepts(peer_field),
      kept<&Connection::peer_azure_tenant_id>("peer_azure_tenant_id", text(), "Azure only, and needed there: a UUID")
          .accepts(peer_field),
      kept<&Connection::peer_cloud_account>(
          "peer_cloud_account", text(), "An AWS account, an Azure subscription, a Google Cloud project, or \"upcloud\"")
          .accepts(text(1, longest_peer_field)),
      kept<&Connection::peer_region>("peer_region", text(), "AWS only; default: the region of the VPC")
          .accepts(peer_field)
          .or_null(),
      kept<&Connection::peer_resource_group>("peer_resource_group", text(), "Azure only, and needed there")
          .accepts(peer_field),
      kept<&Connection::peer_vpc>("peer_vpc", text(), "The id or the name of the network there")
          .accepts(text(1, longest_peer_field)),
      kept<&Connection::peering_connection_id>("peering_connection_id", text(36, 36)),
      kept<&Connection::user_peer_network_cidrs>("user_peer_network_cidrs", list(text(), most_peer_network_cidrs),
                                                 "Networks behind the peer")
          .accepts(list(peer_network_shape(), most_peer_network_cidrs).or_null()),
  });
  return picture;
}

const Picture<ConnectionOfVpc>& vpc_peering_connection() {
  using Face = ConnectionOfVpc;
  static const auto picture =
      Picture<Face>(fields_of<&Face::connection>(kept_peering_connection()))
          .with({
              worked_out<Face>("state", choice_of<PeeringState>(),
                               [](const Viewpoint& at, const Face& each) { return to_text(state_of(at, each)); }),
              worked_out<Face>("state_info", state_info_shape(), write_state_info),
              worked_out<Face>("update_time", time(),
                               [](const Viewpoint& at, const Face& each) {
                                 return vpc_peering_connections::update_time_of(*each.connection, at.now);
                               }),
              worked_out<Face>("vpc_peering_connection_type", choice_of<PeeringConnectionType>(),
                               [](const Face& each) { return to_text(type_of(each)); }),
          })
          .by_name();
  return picture;
}

const Picture<PeeringWarning>& peering_warning() {
  static const Picture<PeeringWarning> picture({
      kept<&PeeringWarning::message>("message", text(), "For people"),
      kept<&PeeringWarning::type>("type", choice({"overlapping-peer-vpc-ip-ranges", "upcloud-peering-in-error"}),
                                  "What it warns of"),
  });
  return picture;
}

const Picture<PeerRoute>& peer_route() {
  static const Picture<PeerRoute> picture({
      kept<&PeerRoute::cidr>("cidr", peer_network_shape()),
      kept<&PeerRoute::peer_cloud_account>("peer_cloud_account", text(1, longest_peer_field)),
      kept<&PeerRoute::peer_region>("peer_region", text(0, longest_peer_field), "AWS only; default: whichever"),
      kept<&PeerRoute::peer_resource_group>("peer_resource_group", text(0, longest_peer_field), "Azure only"),
      kept<&PeerRoute::peer_vpc>("peer_vpc", text(1, longest_peer_field)),
  });
  return picture;
}

Shape peer_network_shape() {
  return text_like(is_private_network, "a private IPv4 network such as 192.168.6.0/24", longest_ipv4_cidr);
}

}  // namespace mock::views
