// Lists of what the mock has none of: what services could be made of. Tools ask for them on the way, and what they
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

/// {"NAME": {}}: no types of services.
template <Name Field>
Reply no_types(const State& state, const Call& call) {
  if (const auto* project = call.params.find("project")) projects::get(state, *project);
  Writer out;
  {
    const Object body(out);
    const Object types(out, Field.view());
  }
  return ok(out.take());
}

Reply no_types_at_all(const State& state, const Call& call) {
  projects::get(state, call.params["project"]);
  return ok("{}");
}

// What a service can be set to is its type's: the published schemas leave it open.
const Shape& service_types() {
  static const Shape shape = map(object({optional("default_version", text().or_null()), required("description", text()),
                                         optional("latest_available_version", text().or_null()),
                                         required("user_config_schema", map(anything()))}));
  return shape;
}

const Shape& service_types_with_plans() {
  static const Shape shape = object({required(
      "service_types", map(object({optional("default_version", text().or_null()), required("description", text()),
                                   optional("latest_available_version", text().or_null()),
                                   required("service_plans", list(map(anything()))),
                                   required("user_config_schema", map(anything()))})))});
  return shape;
}

constexpr std::int64_t most = 1'000'000;

const Shape& service_plan() {
  static const Shape shape = object(
      {required("backup_config", map(anything())), optional("is_cluster_plan", boolean()),
       optional("max_memory_percent", integer(0, most).or_null()), optional("node_count", integer(0, most)),
       optional("primary_count", integer(0, most)), required("regions", map(anything())),
       required("service_plan", text()), required("service_type", text()), optional("shard_count", integer(0, most))});
  return shape;
}

const Shape& endpoint_type() {
  static const Shape shape = object({required("endpoint_type", text()), required("service_types", list(text())),
                                     required("title", text()), required("user_config_schema", map(anything()))});
  return shape;
}

const Shape& integration_type() {
  static const Shape shape =
      object({required("dest_description", text().or_null()), required("dest_service_type", text()),
              required("dest_service_types", list(text())), required("integration_type", text()),
              required("source_description", text()), required("source_service_types", list(text())),
              required("user_config_schema", map(anything()))});
  return shape;
}

// What a version of PostgreSQL or OpenSearch can be extended with.
template <Name Extensions>
const Shape& version() {
  static const Shape shape = object({required(Extensions.view(), list(map(anything()))), required("version", text())});
  return shape;
}

const Shape& price_of_cloud() {
  static const Shape shape = object({required("cloud_name", text()), required("price_usd", text())});
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
      {.id = "OsAvailablePlugins",
       .method = Method::get,
       .path = "/v1/tenants/{tenant}/os-available-plugins",
       .needs = needs::anyone,
       .reply = none_of<"opensearch", version<"plugins">>,
       .handler = none<"opensearch">,
       .summary = "List the plugins of OpenSearch: none"},
      {.id = "PgAvailableExtensions",
       .method = Method::get,
       .path = "/v1/tenants/{tenant}/pg-available-extensions",
       .needs = needs::anyone,
       .reply = none_of<"pg", version<"extensions">>,
       .handler = none<"pg">,
       .summary = "List the extensions of PostgreSQL: none"},
      {.id = "ListPublicServiceTypes",
       .method = Method::get,
       .path = "/v1/service_types",
       .needs = needs::anyone,
       .reply = service_types_with_plans,
       .handler = no_types<"service_types">,
       .summary = "List the types of services: none"},
      {.id = "ListProjectServiceTypes",
       .method = Method::get,
       .path = "/v1/project/{project}/service_types",
       .scopes = projects_read,
       .needs = reader,
       .reply = service_types_with_plans,
       .handler = no_types<"service_types">,
       .summary = "List the types of services with their plans: none"},
      {.id = "ProjectServiceTypesList",
       .method = Method::get,
       .path = "/v1/project/{project}/service-types",
       .scopes = projects_read,
       .needs = reader,
       .reply = service_types,
       .handler = no_types_at_all,
       .summary = "List the types of services that a project can have: none"},
      {.id = "ProjectServicePlanList",
       .method = Method::get,
       .path = "/v1/project/{project}/service-types/{service_type}/plans",
       .scopes = projects_read,
       .needs = reader,
       .reply = none_of<"service_plans", service_plan>,
       .handler = none<"service_plans">,
       .summary = "List the plans of a type of services: none"},
      {.id = "ServiceIntegrationEndpointTypes",
       .method = Method::get,
       .path = "/v1/project/{project}/integration_endpoint_types",
       .scopes = services_read,
       .needs = integration_reader,
       .reply = none_of<"endpoint_types", endpoint_type>,
       .handler = none<"endpoint_types">,
       .summary = "List the types of endpoints of integrations: none"},
      {.id = "ServiceIntegrationTypes",
       .method = Method::get,
       .path = "/v1/project/{project}/integration_types",
       .scopes = services_read,
       .needs = integration_reader,
       .reply = none_of<"integration_types", integration_type>,
       .handler = none<"integration_types">,
       .summary = "List the types of integrations: none"},
  };
}

}  // namespace mock::api
