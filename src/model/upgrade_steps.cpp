#include "model/upgrade_steps.h"

#include <optional>
#include <vector>

#include "find.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::upgrade_steps {
namespace {

// UP1: a service of another organization is not there.
const Service* service_of(const State& state, const UpgradeStep& step, std::string_view project_name,
                          std::string_view service_name) {
  const auto* project = state.projects.find(project_name);
  if (project == nullptr || project->organization_id != step.organization_id) return nullptr;
  return state.services.find(project_name, service_name);
}

const UpgradeStep* step_to(const State& state, std::string_view project_name, std::string_view service_name) {
  for (const auto& step :
       state.upgrade_steps.with<&UpgradeStep::destination_project_name, &UpgradeStep::destination_service_name>(
           project_name, service_name))
    return &step;
  return nullptr;
}

bool is_destination(const UpgradeStep& step, const UpgradeStep& source) {
  return step.destination_project_name == source.source_project_name &&
         step.destination_service_name == source.source_service_name;
}

// The steps that lead to the source of this one, and itself; nothing when one of them begins where it ends.
std::optional<std::int64_t> steps_until(const State& state, const UpgradeStep& step) {
  std::int64_t steps = 0;
  for (const auto* before = &step; before != nullptr && steps <= longest_upgrade_chain; ++steps) {
    if (is_destination(step, *before)) return std::nullopt;
    before = step_to(state, before->source_project_name, before->source_service_name);
  }
  return steps;
}

std::int64_t longest_way_from(const State& state, std::string_view project_name, std::string_view service_name,
                              std::int64_t at_most) {
  std::int64_t longest = 0;
  if (at_most == 0) return 0;
  for (const auto& step :
       state.upgrade_steps.with<&UpgradeStep::source_project_name, &UpgradeStep::source_service_name>(project_name,
                                                                                                      service_name)) {
    const auto way =
        1 + longest_way_from(state, step.destination_project_name, step.destination_service_name, at_most - 1);
    if (way > longest) longest = way;
  }
  return longest;
}

template <auto Field>
std::vector<UpgradeStep> all_with(const State& state, std::string_view project_name) {
  std::vector<UpgradeStep> found;
  for (const auto& step : state.upgrade_steps.with<Field>(project_name)) found.push_back(step);
  return found;
}

}  // namespace

const UpgradeStep& get(const State& state, std::string_view organization_id, std::string_view step_id) {
  return owned_by(state.upgrade_steps, organization_id, step_id, refusals::upgrade_step_not_found);
}

const Code* objection(const State& state, const UpgradeStep& step) {
  const auto* source = service_of(state, step, step.source_project_name, step.source_service_name);
  if (source == nullptr) return &refusals::upgrade_step_source_service_not_found;
  const auto* destination = service_of(state, step, step.destination_project_name, step.destination_service_name);
  if (destination == nullptr) return &refusals::upgrade_step_destination_service_not_found;
  if (source->service_type != destination->service_type) return &refusals::upgrade_step_service_type_mismatch;  // UP2
  if (step_to(state, step.destination_project_name, step.destination_service_name) != nullptr)
    return &refusals::upgrade_step_destination_already_has_source;  // UP3
  const auto until = steps_until(state, step);
  if (!until) return &refusals::upgrade_step_would_create_cycle;  // UP4
  const auto after =
      longest_way_from(state, step.destination_project_name, step.destination_service_name, longest_upgrade_chain);
  return *until + after > longest_upgrade_chain ? &refusals::upgrade_step_exceeds_max_chain_length : nullptr;  // UP5
}

const UpgradeStep& create(State& state, UpgradeStep wish) {
  if (const auto* refusal = objection(state, wish)) throw Refusal(*refusal);
  wish.step_id = state.chance.uuid();
  return state.upgrade_steps.put(std::move(wish));
}

const UpgradeStep& set_delay(State& state, const UpgradeStep& step, std::int64_t days) {
  auto changed = step;
  changed.auto_validation_delay_days = days;
  return state.upgrade_steps.put(std::move(changed));
}

const UpgradeStep& validate(State& state, std::string_view project_name, std::string_view service_name,
                            StepValidation validation) {
  const auto* step = step_to(state, project_name, service_name);
  if (step == nullptr) throw Refusal(refusals::upgrade_pipeline_service_not_destination);
  auto changed = *step;
  changed.last_validation = std::move(validation);
  return state.upgrade_steps.put(std::move(changed));
}

void forget_project(State& state, std::string_view project_name) {
  for (const auto& step : all_with<&UpgradeStep::source_project_name>(state, project_name))
    state.upgrade_steps.erase(step.step_id);
  for (const auto& step : all_with<&UpgradeStep::destination_project_name>(state, project_name))
    state.upgrade_steps.erase(step.step_id);
}

void rename_project(State& state, std::string_view project_name, const std::string& new_name) {
  for (auto& step : all_with<&UpgradeStep::source_project_name>(state, project_name)) {
    step.source_project_name = new_name;
    state.upgrade_steps.put(std::move(step));
  }
  for (auto& step : all_with<&UpgradeStep::destination_project_name>(state, project_name)) {
    step.destination_project_name = new_name;
    state.upgrade_steps.put(std::move(step));
  }
}

}  // namespace mock::upgrade_steps
