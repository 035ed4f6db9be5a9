#include "views/project_lists.h"

#include "views/opaque.h"

namespace mock::views {

using namespace json;

const Picture<Alert>& alert() {
  static const Picture<Alert> picture({
      kept<&Alert::create_time>("create_time", time()),
      kept<&Alert::event>("event", text(), "What is wrong"),
      kept<&Alert::node_name>("node_name", text(), "The node that it is about").or_left_out(),
      kept<&Alert::project_name>("project_name", text()),
      kept<&Alert::service_name>("service_name", text(), "The service that it is about").or_left_out(),
      kept<&Alert::service_type>("service_type", text(), "Such as kafka").or_left_out(),
      kept<&Alert::severity>("severity", text(), "How bad it is"),
  });
  return picture;
}

const Picture<StaticIp>& static_ip() {
  static const Picture<StaticIp> picture({
      kept<&StaticIp::cloud_name>("cloud_name", text(), "Where it is"),
      kept<&StaticIp::ip_address>("ip_address", text(), "The address"),
      kept<&StaticIp::service_name>("service_name", text(), "The service that uses it; empty: none"),
      kept<&StaticIp::state>("state", choice_of<StaticIpState>(), "How far it is"),
      kept<&StaticIp::static_ip_address_id>("static_ip_address_id", text()),
      kept<&StaticIp::termination_protection>("termination_protection", boolean(),
                                              "Whether it is kept from being deleted"),
  });
  return picture;
}

const Picture<Cmk>& cmk() {
  static const Picture<Cmk> picture({
      kept<&Cmk::created_at>("created_at", time()),
      kept<&Cmk::default_cmk>("default_cmk", boolean(), "Whether new services use it"),
      kept<&Cmk::id>("id", text()),
      kept<&Cmk::resource>("resource", text(), "What it is called at its cloud"),
      kept<&Cmk::updated_at>("updated_at", time()),
  });
  return picture;
}

const Picture<IntegrationEndpoint>& integration_endpoint() {
  constexpr auto rest = &IntegrationEndpoint::rest;
  static const Picture<IntegrationEndpoint> picture({
      opaque_or<rest>("{}", "endpoint_config", map(anything())),
      kept<&IntegrationEndpoint::endpoint_id>("endpoint_id", text()),
      kept<&IntegrationEndpoint::endpoint_name>("endpoint_name", text(), "For people"),
      kept<&IntegrationEndpoint::endpoint_type>("endpoint_type", text(), "Such as datadog"),
      opaque_or<rest>("{}", "user_config", map(anything())),
  });
  return picture;
}

}  // namespace mock::views
