#pragma once
// What fixtures bring of a project for tools to read, and nothing changes: alerts, static addresses, encryption keys,
// and endpoints that services are integrated with.
#include <optional>
#include <string>

#include "base/table.h"
#include "base/time.h"
#include "model/opaque_fields.h"

namespace mock {

/// Something that is wrong with a node of a service.
struct Alert {
  std::string project_name;
  std::string event, severity = "warning";
  std::string service_name, service_type, node_name;  // empty: of none
  Time create_time{};

  using Ways = FoundBy<By<&Alert::project_name, &Alert::event, &Alert::service_name, &Alert::node_name>,
                       By<&Alert::project_name>>;
};

enum class StaticIpState { creating, created, available, assigned, deleting, deleted };

struct StaticIp {
  std::string static_ip_address_id;
  std::string project_name;
  std::string cloud_name, ip_address;
  std::string service_name;  // empty: of none
  StaticIpState state = StaticIpState::available;
  bool termination_protection = false;

  using Ways = FoundBy<By<&StaticIp::static_ip_address_id>, By<&StaticIp::project_name>>;
};

/// An encryption key that a customer manages.
struct Cmk {
  std::string id;  // a UUID
  std::string project_name;
  std::string resource;
  bool default_cmk = false;
  Time created_at{}, updated_at{};

  using Ways = FoundBy<By<&Cmk::id>, By<&Cmk::project_name>>;
};

struct IntegrationEndpoint {
  std::string endpoint_id;  // a UUID
  std::string project_name;
  std::string endpoint_name, endpoint_type;
  OpaqueFields rest;

  using Ways = FoundBy<By<&IntegrationEndpoint::endpoint_id>, By<&IntegrationEndpoint::project_name>>;
};

}  // namespace mock
