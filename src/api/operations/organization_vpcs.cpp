// /v1/organization/{organization_id}/vpc and /vpcs: VPCs of organizations, and the clouds they can be in.
#include "views/organization_vpcs.h"

#include "api/operation.h"
#include "base/time.h"
#include "json/writer.h"
#include "tables.h"
#include "views/vpc_clouds.h"

namespace mock::api {
namespace {

const json::Shape& new_vpc_request() {
  using namespace json;
  static const auto one_cloud = [] {
    auto clouds = list(object({required("cloud_name", views::vpc_cloud_name_shape()),
                               required("network_cidr", views::vpc_network_shape())}),
                       1);
    clouds.lowest = 1;
    return clouds;
  }();
  static const Shape shape = object({
      required("clouds", one_cloud, "Exactly one"),
      optional("display_name", text(0, longest_vpc_display_name).or_null()),
      // The Go client sends null for none.
      required("peering_connections",
               list(object(views::peering_connection_wish_fields()), most_peering_connections).or_null()),
  });
  return shape;
}

const json::Shape& vpc_update_request() {
  static const auto shape =
      json::object({json::optional("display_name", json::text(0, longest_vpc_display_name).or_null())});
  return shape;
}

Reply reply_with(const State& state, const OrganizationVpc& vpc, Time now) {
  json::Writer out;
  views::organization_vpc(out, state, vpc, now);
  return ok(out.take());
}

const OrganizationVpc& vpc_of(const State& state, const Call& call) {
  return organization_vpcs::get(state, call.organization_id(), call.params["organization_vpc_id"]);
}

Reply list(const State& state, const Call& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("vpcs", [&] {
      for (const auto& each : state.organization_vpcs.with<&OrganizationVpc::organization_id>(call.organization_id()))
        views::organization_vpc_in_list(out, each, call.now);
    });
  }
  return ok(out.take());
}

Done create(State& state, const Call& call) {
  const auto& cloud = call.body.list("clouds")[0];
  const auto& vpc = organization_vpcs::create(state, call.organization_id(), call.body.text("display_name"),
                                              cloud.text("cloud_name"), cloud.text("network_cidr"), call.now);
  for (const auto& wish : call.body.list("peering_connections"))
    vpc_peering_connections::add(state, vpc, views::peering_connection_wish_from(wish), call.now);
  return {reply_with(state, vpc, call.now), named(call.body.text("display_name"))};
}

Reply get(const State& state, const Call& call) { return reply_with(state, vpc_of(state, call), call.now); }

Done update(State& state, const Call& call) {
  const auto& vpc = organization_vpcs::get_to_change(state, call.organization_id(), call.params["organization_vpc_id"]);
  const auto name = call.body.optional_text("display_name");
  if (!name) return {reply_with(state, vpc, call.now), told_by_path()};
  return {reply_with(state,
                     organization_vpcs::rename(state, call.organization_id(), call.params["organization_vpc_id"], *name,
                                               call.now),
                     call.now),
          named(*name)};
}

// The answer shows it on its way; who asks again is told that there is no such VPC.
Done remove(State& state, const Call& call) {
  auto going = vpc_of(state, call);
  going.stays = VpcState::deleting;
  going.update_time = call.now;
  auto reply = reply_with(state, going, call.now);
  organization_vpcs::remove(state, going.organization_vpc_id);
  return {reply, told_by_path()};
}

Reply list_clouds(const State&, const Call&) {
  json::Writer out;
  views::vpc_clouds(out);
  return ok(out.take());
}

Reply list_peering_connection_types(const State&, const Call&) {
  json::Writer out;
  views::vpc_peering_connection_types(out);
  return ok(out.take());
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
       .reply = views::vpc_clouds_shape,
       .handler = list_clouds,
       .summary = "List the clouds that VPCs can be in"},
      {.id = "OrganizationVpcPeeringConnectionTypesList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/vpc-peering-connection-types",
       .scopes = read,
       .needs = needs::member,
       .reply = views::vpc_peering_connection_types_shape,
       .handler = list_peering_connection_types,
       .summary = "List how VPCs in each cloud can be connected"},
      {.id = "OrganizationVpcList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = networking_read,
       .reply = views::organization_vpcs_shape,
       .handler = list,
       .summary = "List the VPCs of an organization"},
      {.id = "OrganizationVpcCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = networking_write,
       .body = new_vpc_request,
       .reply = views::organization_vpc_shape,
       .handler = create,
       .summary = "Create a VPC"},
      {.id = "OrganizationVpcGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = networking_read,
       .reply = views::organization_vpc_shape,
       .handler = get,
       .summary = "Get a VPC with its peering connections"},
      {.id = "OrganizationVpcUpdate",
       .method = Method::put,
       .path = one,
       .scopes = write,
       .needs = networking_write,
       .body = vpc_update_request,
       .reply = views::organization_vpc_shape,
       .handler = update,
       .summary = "Rename a VPC"},
      {.id = "OrganizationVpcDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = networking_write,
       .reply = views::organization_vpc_shape,
       .handler = remove,
       .summary = "Delete a VPC with its peering connections"},
  };
}

}  // namespace mock::api
