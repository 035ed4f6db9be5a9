#pragma once
// Services of projects. Fixtures bring them and the API shows them: nothing here makes, changes or removes one, but a
// project goes nowhere without its services.
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"
#include "model/opaque_fields.h"

namespace mock {

struct State;

enum class ServiceState { poweroff, rebalancing, rebuilding, running };

struct Service {
  std::string project_name, service_name;
  std::string service_type, plan, cloud_name;
  ServiceState state = ServiceState::running;
  std::string project_vpc_id;  // empty: it is in no VPC
  bool termination_protection = false;
  Time create_time{}, update_time{};
  OpaqueFields rest;

  using Ways = FoundBy<By<&Service::project_name, &Service::service_name>, By<&Service::project_name>,
                       ByGiven<&Service::project_vpc_id>>;
};

/// Limit of the API, in characters.
inline constexpr std::int64_t longest_service_name = 64;

namespace services {

/// The service of this project, or service_not_found.
const Service& get(const State&, std::string_view project_name, std::string_view service_name);

/// Refuses project_with_services.
void check_none(const State&, std::string_view project_name);
/// A project is renamed while all its services are powered off; refuses project_with_running_services.
void check_all_are_off(const State&, std::string_view project_name);

}  // namespace services
}  // namespace mock
