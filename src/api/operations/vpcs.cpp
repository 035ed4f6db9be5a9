// /v1/organization/{organization_id}/vpc and /vpcs, /v1/project/{project}/vpcs: VPCs of organizations and of projects,
// and the clouds they can be in.
#include "views/vpcs.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/clouds.h"
#include "views/vpc_clouds.h"
#include "vpc_requests.h"

namespace mock::api {
namespace {

const views::RequestBody<Vpc>& new_place() {
  static const views::RequestBody<Vpc> body(views::place_of_vpc(),
                                            views::needed<&Vpc::cloud_name, &Vpc::network_cidr>());
  return body;
}

json::Field new_connections() {
  using namespace json;
  // The Go client sends null for none.
  return required("peering_connections", list(new_peering_connection().shape(), most_peering_connections).or_null());
}

const views::RequestBody<Vpc>& new_organization_vpc() {
  using namespace json;
  static const auto body =
      views::RequestBody<Vpc>(views::organization_vpc(), views::may<&Vpc::display_name>())
          .or_nulls()
          .with({required("clouds", list(new_place().shape(), 1).not_empty(), "Exactly one"), new_connections()});
  return body;
}

const views::RequestBody<Vpc>& new_project_vpc() {
  static const auto body = views::RequestBody<Vpc>(new_place()).with({new_connections()});
  return body;
}

const views::RequestBody<Vpc>& vpc_update() {
  static const auto body =
      views::RequestBody<Vpc>(views::organization_vpc(), views::may<&Vpc::display_name>()).or_nulls();
  return body;
}

Reply list_of_organization(const State& state, const Call& call) {
  return reply_with_list("vpcs", views::organization_vpc_in_list(), state, call,
                         state.vpcs.with<&Vpc::organization_id>(call.organization_id()));
}

Reply list_of_project(const State& state, const Call& call) {
  const auto& project = projects::get(state, call.params["project"]);
  return reply_with_list("vpcs", views::project_vpc_in_list(), state, call,
                         state.vpcs.with<&Vpc::project_name>(project.project_name));
}

const Vpc& create(State& state, const Call& call, Vpc owned, const Wish<Vpc>& wish) {
  const auto& vpc = vpcs::create(state, std::move(owned), wish, call.now);
  for (const auto& connection : call.body.list("peering_connections"))
    vpc_peering_connections::add(state, vpc, new_peering_connection().wish_of(connection), call.now);
  return vpc;
}

Done create_in_organization(State& state, const Call& call) {
  Vpc owned;
  owned.organization_id = call.organization_id();
  const auto wish = new_place().wish_of(call.body.list("clouds")[0], new_organization_vpc().wish_of(call.body));
  const auto& vpc = create(state, call, std::move(owned), wish);
  return {reply_with(views::organization_vpc(), state, call, vpc), named(vpc.display_name)};
}

Done create_in_project(State& state, const Call& call) {
  Vpc owned;
  owned.project_name = projects::get(state, call.params["project"]).project_name;
  const auto& vpc = create(state, call, std::move(owned), new_project_vpc().wish_of(call.body));
  return {reply_with(views::project_vpc(), state, call, vpc), named(vpc.cloud_name)};
}

template <auto Shown>
Reply get(const State& state, const Call& call) {
  return reply_with(Shown(), state, call, vpc_of(state, call));
}

Done update(State& state, const Call& call) {
  const auto wish = vpc_update().wish_of(call.body);
  const auto& vpc = vpcs::update(state, vpc_of(state, call), wish, call.now);
  const auto* name = wish.get<&Vpc::display_name>();
  return {reply_with(views::organization_vpc(), state, call, vpc), name != nullptr ? named(*name) : told_by_path()};
}

// The answer shows it on its way; who asks again is told that there is no such VPC.
template <auto Shown>
Done remove(State& state, const Call& call) {
  auto going = vpc_of(state, call);
  going.stays = VpcState::deleting;
  going.update_time = call.now;
  auto reply = reply_with(Shown(), state, call, going);
  vpcs::remove_empty(state, going.vpc_id);
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

Reply list_peering_connection_types_of_project(const State& state, const Call& call) {
  projects::get(state, call.params["project"]);
  return list_peering_connection_types(state, call);
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
       .handler = list_of_organization,
       .summary = "List the VPCs of an organization"},
      {.id = "OrganizationVpcCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = networking_write,
       .body = views::shape_of<new_organization_vpc>,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = create_in_organization,
       .summary = "Create a VPC"},
      {.id = "OrganizationVpcGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = networking_read,
       .reply = views::shape_of<views::organization_vpc>,
       .handler = get<views::organization_vpc>,
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
       .handler = remove<views::organization_vpc>,
       .summary = "Delete a VPC with its peering connections"},
  };
}

std::vector<Operation> project_vpc_operations() {
  constexpr std::string_view all = "/v1/project/{project}/vpcs";
  constexpr std::string_view one = "/v1/project/{project}/vpcs/{project_vpc_id}";
  constexpr Scopes read{"projects:read"};
  constexpr Scopes write{"projects:write"};
  constexpr Needs networking_read = needs::any({"project:networking:read"});
  constexpr Needs networking_write = needs::any({"project:networking:write"});
  return {
      {.id = "ListProjectVpcPeeringConnectionTypes",
       .method = Method::get,
       .path = "/v1/project/{project}/vpc-peering-connection-types",
       .scopes = read,
       .needs = networking_read,
       .reply = views::shape_of_list<"vpc_peering_connection_types", views::vpc_peering_type>,
       .handler = list_peering_connection_types_of_project,
       .summary = "List how VPCs of a project in each cloud can be connected"},
      {.id = "VpcList",
       .method = Method::get,
       .path = all,
       .scopes = read,
       .needs = networking_read,
       .reply = views::shape_of_list<"vpcs", views::project_vpc_in_list>,
       .handler = list_of_project,
       .summary = "List the VPCs of a project"},
      {.id = "VpcCreate",
       .method = Method::post,
       .path = all,
       .scopes = write,
       .needs = networking_write,
       .body = views::shape_of<new_project_vpc>,
       .reply = views::shape_of<views::project_vpc>,
       .handler = create_in_project,
       .summary = "Create a VPC of a project"},
      {.id = "VpcGet",
       .method = Method::get,
       .path = one,
       .scopes = read,
       .needs = networking_read,
       .reply = views::shape_of<views::project_vpc>,
       .handler = get<views::project_vpc>,
       .summary = "Get a VPC of a project with its peering connections"},
      {.id = "VpcDelete",
       .method = Method::remove,
       .path = one,
       .scopes = write,
       .needs = networking_write,
       .reply = views::shape_of<views::project_vpc>,
       .handler = remove<views::project_vpc>,
       .summary = "Delete a VPC of a project with its peering connections"},
  };
}

}  // namespace mock::api
