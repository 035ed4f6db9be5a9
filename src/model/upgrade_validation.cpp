#include "model/upgrade_validation.h"

#include <chrono>

#include "model/state.h"

namespace mock::upgrade_steps {

// Waiting begins when the source was last changed: services are upgraded by who writes the fixture, or by nobody.
UpgradeStep as_of(Time now, const State& state, UpgradeStep step) {
  const auto* source = state.services.find(step.source_project_name, step.source_service_name);
  if (source == nullptr) return step;
  const bool somebody_has_looked = step.last_validation && step.last_validation->validated_at >= source->update_time;
  const auto end_of_waiting = source->update_time + std::chrono::days(step.auto_validation_delay_days);
  if (!somebody_has_looked && end_of_waiting <= now)
    step.last_validation = StepValidation{.comment = "", .validated_at = end_of_waiting, .validated_by_user = {}};
  return step;
}

}  // namespace mock::upgrade_steps
