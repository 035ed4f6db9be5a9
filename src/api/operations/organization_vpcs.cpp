// /v1/organization/{organization_id}/vpc and /vpcs: VPCs of organizations, and the clouds they can be in.
#include "views/organization_vpcs.h"

#include "api/operation.h"
#include "peering_requests.h"
#include "replies.h"
#include "tables.h"
#include "views/clouds.h"
#include "views/vpc_clouds.h"

namespace mock::api {
namespace {

const views::RequestBody<OrganizationVpc>& new_place() {
  static const views::RequestBody<OrganizationVpc> body(
      views::place_of_vpc(), views::needed<&OrganizationVpc::cloud_name, &OrganizationVpc::network_cidr>());
  return body;
}

const views::RequestBody<OrganizationVpc>& new_vpc() {
  using namespace json;
  static const auto body =
      views::RequestBody<OrganizationVpc>(views::organization_vpc(), views::may<&OrganizationVpc::display_name>())
          .or_nulls()
          .with({
              required("clouds", list(new_place().shape(), 1).not_empty(), "Exactly one"),
              // The Go client sends null for none.
              required("peering_connections",
                       list(new_peering_connection().shape(), most_peering_connections).or_null()),
          });
  return body;
}

const views::RequestBody<OrganizationVpc>& vpc_update() {
  static const auto body =
      views::RequestBody<OrganizationVpc>(views::organization_vpc(), views::may<&OrganizationVpc::display_name>())
          .or_nulls();
  return body;
}

const OrganizationVpc& vpc_of(const State& state, const Call& call) {
  return organization_vpcs::get(state, call.organization_id(), call.params["organization_vpc_id"]);
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("vpcs", views::organization_vpc_in_list(), state, call,
                         state.organization_vpcs.with<&OrganizationVpc::organization_id>(call.organization_id()));
}

Done create(State& state, const Call& call) {
  const auto wish = new_place().wish_of(call.body.list("clouds")[0], new_vpc().wish_of(call.body));
  const auto& vpc = organization_vpcs::create(state, call.organization_id(), wish, call.now);
  for (const auto& connection : call.body.list("peering_connections"))
    vpc_peering_connections::add(state, vpc, new_peering_connection().wish_of(connection), call.now);
  return {reply_with(views::organization_vpc(), state, call, vpc), named(vpc.display_name)};
}

Reply get(const State& state, const Call& call) {
  return reply_with(views::organization_vpc(), state, call, vpc_of(state, call));
}

Done update(State& state, const Call& call) {
  const auto wish = vpc_update().wish_of(call.body);
  const auto& vpc =
      organization_vpcs::update(state, call.organization_id(), call.params["organization_vpc_id"], wish, call.now);
  const auto* name = wish.get<&OrganizationVpc::display_name>();
  return {reply_with(views::organization_vpc(), state, call, vpc), name != nullptr ? named(*name) : told_by_path()};
}

// The answer shows it on its way; who asks again is told that there is no such VPC.
Done remove(State& state, const Call& call) {
  auto going = vpc_of(state, call);
  going.stays = VpcState::deleting;
  going.update_time = call.now;
  auto reply = reply_with(views::organization_vpc(), state, call, going);
  organization_vpcs::remove(state, going.organization_vpc_id);
  return {reply, told_by_path()};
}

Reply list_clouds(const State& state, const Call& call) {
  return reply_with_list("clouds", views::cloud(), state, call, vpc_clouds::all());
}

Reply list_peering_connection_types(const State& state, const Call& call) {
  std::vector<views::VpcPeeringType> found;
  for (const auto& cloud : vpc_clouds::all())
    for (const auto type : vpc_clouds::peering_connection_types(vpc_clouds::provider_of(cloud.cloud_name)))
      found.push_back({cloud.cloud_name, type});
  return reply_with_list("vpc_peering_connection_types", views::vpc_peering_type(), state, call, found);
}

}  // namespace

std::vector<Operation> organization_vpc_operations() {
  constexpr std::string_view all = "/v1/organization/{organization_id}/vpcs";
  constexpr std::string_view one = "/v1/organization/{organization_id}/vpc/{organization_vpc_id}";
  constexpr Scopes read{"accounts:read"};
  constexpr Scopes write{"accounts:write"};
  constexpr Needs networking_read = needs::any({"organization:networking:read"});
  constexpr Needs networking_write = needs::any({"organization:networking:write"});
  return {
      {.id = "OrganizationVpcCloudsList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/vpc-clouds",
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_of_list<"clouds", views::cloud>,
       .handler = list_clouds,
       .summary = "List the clouds that VPCs can be in"},
      {.id = "OrganizationVpcPeeringConnectionTypesList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/vpc-peering-connection-types",
       .scopes = read,
       .needs = needs::member,
       .reply = views::shape_of_list<"vpc_peering_connection_types", views::vpc_peering_type>,
       .handler = list_peering_connection_types,
       .summary = "List how VPCs in each cloud can be connected"},
      {.id = "OrganizationVpcList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = networking_read,
       .reply = views::shape_of_list<"vpcs", views::organization_vpc_in_list>,
       .handler = list,
       .summary = "List the VPCs of an organization"},
      {.id = "OrganizationVpcCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = networking_write,
       .body = views::shape_of<new_vpc>,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = create,
       .summary = "Create a VPC"},
      {.id = "OrganizationVpcGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = networking_read,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = get,
       .summary = "Get a VPC with its peering connections"},
      {.id = "OrganizationVpcUpdate",
       .method = Method::put,
       .path = one,
       .scopes = write,
       .needs = networking_write,
       .body = views::shape_of<vpc_update>,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = update,
       .summary = "Rename a VPC"},
      {.id = "OrganizationVpcDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = remove,
       .summary = "Delete a VPC with its peering connections"},
  };
}

}  // namespace mock::api
