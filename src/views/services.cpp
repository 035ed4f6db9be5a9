#include "views/services.h"

#include "model/projects.h"
#include "views/opaque.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::int64_t most = 1'000'000'000'000;

// Lists and objects that are as the service's type has them.
FieldOf<Service> things(std::string_view name) { return opaque<&Service::rest>(name, list(anything())); }
FieldOf<Service> settings(std::string_view name) { return opaque<&Service::rest>(name, map(anything())); }
FieldOf<Service> count(std::string_view name) { return opaque<&Service::rest>(name, integer(0, most)); }

}  // namespace

const Picture<Service>& service() {
  constexpr auto rest = &Service::rest;
  static const Picture<Service> picture({
      things("acl"),
      things("backups"),
      opaque<rest>("cloud_description", text()),
      kept<&Service::cloud_name>("cloud_name", text(1, longest_cloud), "Where it runs"),
      opaque<rest>("cmk_id", text()),
      things("components"),
      settings("connection_info"),
      things("connection_pools"),
      kept<&Service::create_time>("create_time", time()),
      opaque<rest>("databases", list(text())),
      count("disk_space_mb"),
      settings("features"),
      opaque<rest>("first_use_time", time().or_null()),
      opaque_or<rest>(R"(["default"])", "group_list", list(text())),
      opaque<rest>("is_cluster_plan", boolean()),
      things("kafka_acl"),
      settings("maintenance"),
      settings("metadata"),
      count("node_count"),
      count("node_cpu_count"),
      opaque<rest>("node_memory_mb", real(0, most)),
      things("node_states"),
      kept<&Service::plan>("plan", text(), "Such as startup-4"),
      kept<&Service::project_vpc_id>("project_vpc_id", text(), "Empty: it is in none"),
      things("schema_registry_acl"),
      settings("server_group"),
      opaque_or<rest>("[]", "service_integrations", list(anything())),
      kept<&Service::service_name>("service_name", text(), "Unique in its project"),
      things("service_notifications"),
      kept<&Service::service_type>("service_type", text(), "Such as kafka"),
      opaque<rest>("service_type_description", text()),
      opaque_or<rest>("null", "service_uri", text().or_null()),
      settings("service_uri_params"),
      kept<&Service::state>("state", choice_of<ServiceState>(), "Whether it is on"),
      opaque<rest>("tags", map(text())),
      things("tech_emails"),
      kept<&Service::termination_protection>("termination_protection", boolean(), "Whether it is kept from ending"),
      things("topics"),
      kept<&Service::update_time>("update_time", time()),
      opaque_or<rest>("{}", "user_config", map(anything())),
      things("users"),
  });
  return picture;
}

}  // namespace mock::views
