#pragma once
// Upgrade pipelines: a step says that a service is upgraded only after another one, and how long that must have gone
// well. Rules UP1–UP8 of docs/fidelity.md.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct Code;
struct State;

/// Somebody said that the upgrade of the source went well.
struct StepValidation {
  std::string comment;
  Time validated_at{};
  std::optional<std::string> validated_by_user;  // null: the days of waiting were over
};

struct UpgradeStep {
  std::string step_id, organization_id;  // the first is a UUID
  std::string source_project_name, source_service_name;
  std::string destination_project_name, destination_service_name;  // has one source at most
  std::int64_t auto_validation_delay_days = 7;
  std::optional<StepValidation> last_validation;

  using Ways = FoundBy<By<&UpgradeStep::step_id>, By<&UpgradeStep::organization_id>,
                       By<&UpgradeStep::source_project_name>, By<&UpgradeStep::destination_project_name>,
                       By<&UpgradeStep::source_project_name, &UpgradeStep::source_service_name>,
                       By<&UpgradeStep::destination_project_name, &UpgradeStep::destination_service_name>>;
};

/// Limits, in days, characters and steps that follow each other. Chosen: the API does not publish any.
inline constexpr std::int64_t longest_validation_delay = 365;
inline constexpr std::int64_t longest_validation_comment = 1024;
inline constexpr std::int64_t longest_upgrade_chain = 10;

namespace upgrade_steps {

/// The step of this organization, or upgrade_step_not_found.
const UpgradeStep& get(const State&, std::string_view organization_id, std::string_view step_id);

/// Why there cannot be such a step; nullptr: there can. Services that the organization does not have
/// (upgrade_step_source_service_not_found and its like), services of different types
/// (upgrade_step_service_type_mismatch), a destination that has a source (upgrade_step_destination_already_has_source),
/// a step that would lead back to its own source (upgrade_step_would_create_cycle), and one that makes a chain too long
/// (upgrade_step_exceeds_max_chain_length).
const Code* objection(const State&, const UpgradeStep& step);

/// Adds a step; its id is made here. Refuses one that there is an objection to.
const UpgradeStep& create(State&, UpgradeStep wish);

const UpgradeStep& set_delay(State&, const UpgradeStep&, std::int64_t days);

/// Says that the upgrade of the source of a destination went well. Refuses what is no destination
/// (upgrade_pipeline_service_not_destination).
const UpgradeStep& validate(State&, std::string_view project_name, std::string_view service_name,
                            StepValidation validation);

/// What becomes of steps when something else goes: a project, a project's name.
void forget_project(State&, std::string_view project_name);
void rename_project(State&, std::string_view project_name, const std::string& new_name);

}  // namespace upgrade_steps
}  // namespace mock
