#include "model/services.h"

#include <algorithm>

#include "model/refusals.h"
#include "model/state.h"

namespace mock::services {

const Service& get(const State& state, std::string_view project_name, std::string_view service_name) {
  const auto* service = state.services.find(project_name, service_name);
  if (service == nullptr) throw Refusal(refusals::service_not_found);
  return *service;
}

// J7
void check_none(const State& state, std::string_view project_name) {
  if (!state.services.with<&Service::project_name>(project_name).empty())
    throw Refusal(refusals::project_with_services);
}

// J6
void check_all_are_off(const State& state, std::string_view project_name) {
  for (const auto& service : state.services.with<&Service::project_name>(project_name))
    if (service.state != ServiceState::poweroff)
      throw Refusal::about(refusals::project_with_running_services, service.service_name);
}

}  // namespace mock::services
