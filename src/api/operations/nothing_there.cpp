// Lists of what the mock has none of: services and what belongs to them. Tools ask for them on the way, and what they
// want to hear is that there is nothing.
#include "api/operation.h"
#include "model/projects.h"
#include "replies.h"
#include "tables.h"

namespace mock::api {
namespace {

using namespace json;
using views::Name;

/// {"NAME": []}, of a project that there is.
template <Name Field>
Reply none(const State& state, const Call& call) {
  if (const auto* project = call.params.find("project")) projects::get(state, *project);
  Writer out;
  {
    Object body(out);
    body.list(Field.view(), [] {});
  }
  return ok(out.take());
}

template <Name Field, ShapeRef Item>
const Shape& none_of() {
  static const Shape shape = object({required(Field.view(), list(Item()))});
  return shape;
}

const Shape& alert() {
  static const Shape shape =
      object({required("create_time", time()), required("event", text()), optional("node_name", text()),
              required("project_name", text()), optional("service_name", text()), optional("service_type", text()),
              required("severity", text())});
  return shape;
}

const Shape& price_of_cloud() {
  static const Shape shape = object({required("cloud_name", text()), required("price_usd", text())});
  return shape;
}

const Shape& static_ip() {
  static const Shape shape =
      object({required("cloud_name", text()), required("ip_address", text()), required("service_name", text()),
              required("state", choice({"creating", "created", "available", "assigned", "deleting", "deleted"})),
              required("static_ip_address_id", text()), required("termination_protection", boolean())});
  return shape;
}

// What integrations and services hold is theirs: the published schemas leave it open.
const Shape& integration_endpoint() {
  static const Shape shape = object({required("endpoint_config", map(anything())), required("endpoint_id", text()),
                                     required("endpoint_name", text()), required("endpoint_type", text()),
                                     required("user_config", map(anything()))});
  return shape;
}

const Shape& cmk() {
  static const Shape shape =
      object({required("created_at", time()), required("default_cmk", boolean()), required("id", text()),
              required("resource", text()), required("updated_at", time())});
  return shape;
}

const Shape& service() {
  static const Shape shape = object(
      {required("cloud_name", text()), required("create_time", time()), required("group_list", list(text())),
       required("plan", text()), required("project_vpc_id", text()), required("service_integrations", list(anything())),
       required("service_name", text()), required("service_type", text()), required("service_uri", text().or_null()),
       required("state", choice({"POWEROFF", "REBALANCING", "REBUILDING", "RUNNING"})),
       required("termination_protection", boolean()), required("update_time", time()),
       required("user_config", map(anything()))});
  return shape;
}

const Shape& service_version() {
  static const Shape shape =
      object({optional("aiven_end_of_life_time", time()), optional("availability_end_time", time()),
              optional("availability_start_time", time()), optional("end_of_life_help_article_url", text()),
              optional("major_version", text()), optional("service_type", text()),
              optional("state", choice({"available", "eol", "preview", "terminated", "unavailable"})),
              optional("termination_time", time()), optional("upgrade_to_service_type", text()),
              optional("upgrade_to_version", text()), optional("upstream_end_of_life_time", time())});
  return shape;
}

const Shape& project_vpc() {
  static const Shape shape = object({required("cloud_name", text()), required("create_time", time()),
                                     required("network_cidr", text()), required("project_vpc_id", text()),
                                     required("state", choice({"ACTIVE", "APPROVED", "DELETED", "DELETING"})),
                                     required("update_time", time())});
  return shape;
}

}  // namespace

std::vector<Operation> nothing_there_operations() {
  constexpr Scopes projects_read{"projects:read"};
  constexpr Scopes services_read{"services:read"};
  constexpr Needs reader = needs::any({"project:services:read"});
  constexpr Needs network_reader = needs::any({"project:networking:read"});
  constexpr Needs integration_reader = needs::any({"project:integrations:read"});
  return {
      {.id = "ListServiceVersions",
       .method = Method::get,
       .path = "/v1/service_versions",
       .needs = needs::anyone,
       .reply = none_of<"service_versions", service_version>,
       .handler = none<"service_versions">,
       .summary = "List the versions of services: none"},
      {.id = "PublicPrivatelinkAvailabilityList",
       .method = Method::get,
       .path = "/v1/tenants/{tenant}/privatelink-availability",
       .needs = needs::anyone,
       .reply = none_of<"privatelink_availability", price_of_cloud>,
       .handler = none<"privatelink_availability">,
       .summary = "List where private links are to be had: nowhere"},
      {.id = "PublicStaticIPAvailabilityList",
       .method = Method::get,
       .path = "/v1/tenants/{tenant}/static-ip-availability",
       .needs = needs::anyone,
       .reply = none_of<"static_ip_address_availability", price_of_cloud>,
       .handler = none<"static_ip_address_availability">,
       .summary = "List where static addresses are to be had: nowhere"},
      {.id = "ProjectPrivatelinkAvailabilityList",
       .method = Method::get,
       .path = "/v1/project/{project}/privatelink-availability",
       .scopes = {"privatelink:read"},
       .needs = network_reader,
       .reply = none_of<"privatelink_availability", price_of_cloud>,
       .handler = none<"privatelink_availability">,
       .summary = "List where a project can have private links: nowhere"},
      {.id = "ProjectStaticIPAvailabilityList",
       .method = Method::get,
       .path = "/v1/project/{project}/static-ip-availability",
       .scopes = {"static_ips:read"},
       .needs = network_reader,
       .reply = none_of<"static_ip_address_availability", price_of_cloud>,
       .handler = none<"static_ip_address_availability">,
       .summary = "List where a project can have static addresses: nowhere"},
      {.id = "ProjectAlertsList",
       .method = Method::get,
       .path = "/v1/project/{project}/alerts",
       .scopes = projects_read,
       .needs = reader,
       .reply = none_of<"alerts", alert>,
       .handler = none<"alerts">,
       .summary = "List the alerts of a project: none"},
      {.id = "StaticIPList",
       .method = Method::get,
       .path = "/v1/project/{project}/static-ips",
       .scopes = {"static_ips:read"},
       .needs = network_reader,
       .reply = none_of<"static_ips", static_ip>,
       .handler = none<"static_ips">,
       .summary = "List the static addresses of a project: none"},
      {.id = "VpcList",
       .method = Method::get,
       .path = "/v1/project/{project}/vpcs",
       .scopes = projects_read,
       .needs = network_reader,
       .reply = none_of<"vpcs", project_vpc>,
       .handler = none<"vpcs">,
       .summary = "List the VPCs of a project itself: none"},
      {.id = "CMKList",
       .method = Method::get,
       .path = "/v1/project/{project}/secrets/cmks",
       .scopes = projects_read,
       .needs = reader,
       .reply = none_of<"cmks", cmk>,
       .handler = none<"cmks">,
       .summary = "List the encryption keys that a project brings: none"},
      {.id = "ServiceList",
       .method = Method::get,
       .path = "/v1/project/{project}/service",
       .scopes = services_read,
       .needs = reader,
       .reply = none_of<"services", service>,
       .handler = none<"services">,
       .summary = "List the services of a project: none"},
      {.id = "ServiceIntegrationEndpointList",
       .method = Method::get,
       .path = "/v1/project/{project}/integration_endpoint",
       .scopes = services_read,
       .needs = integration_reader,
       .reply = none_of<"service_integration_endpoints", integration_endpoint>,
       .handler = none<"service_integration_endpoints">,
       .summary = "List the endpoints of integrations of a project: none"},
  };
}

}  // namespace mock::api
