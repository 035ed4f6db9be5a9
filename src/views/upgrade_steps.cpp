#include "views/upgrade_steps.h"

#include "model/projects.h"
#include "model/services.h"

namespace mock::views {
namespace {

using namespace json;

const Picture<StepValidation>& validation() {
  static const Picture<StepValidation> picture({
      kept<&StepValidation::comment>("comment", text(0, longest_validation_comment), "What they said of it"),
      kept<&StepValidation::validated_at>("validated_at", time(), "When they said so"),
      kept<&StepValidation::validated_by_user>("validated_by_user", text().or_null(),
                                               "Whose e-mail address; null: the days of waiting were over"),
  });
  return picture;
}

struct ValidationCodec {
  static void write(Writer& out, const std::optional<StepValidation>& maybe, const Viewpoint& at) {
    maybe ? validation().write(out, at, *maybe) : out.value(nullptr);
  }
  static std::optional<std::optional<StepValidation>> read(const Value& value) {
    return value.is_null() ? std::optional<StepValidation>() : PictureCodec<validation>::read(value);
  }
};

}  // namespace

const Picture<UpgradeStep>& upgrade_step() {
  static const Picture<UpgradeStep> picture({
      kept<&UpgradeStep::auto_validation_delay_days>("auto_validation_delay_days", integer(0, longest_validation_delay),
                                                     "Until nobody need say that it went well; default: 7"),
      kept<&UpgradeStep::destination_project_name>("destination_project_name", text(1, longest_project_name),
                                                   "Its project"),
      kept<&UpgradeStep::destination_service_name>("destination_service_name", text(1, longest_service_name),
                                                   "The service that is upgraded later"),
      kept<&UpgradeStep::last_validation, ValidationCodec>("last_validation", validation().shape(),
                                                           "When the source was last found to be well")
          .or_null(),
      kept<&UpgradeStep::source_project_name>("source_project_name", text(1, longest_project_name), "Its project"),
      kept<&UpgradeStep::source_service_name>("source_service_name", text(1, longest_service_name),
                                              "The service that is upgraded first"),
      kept<&UpgradeStep::step_id>("step_id", text(36, 36)),
  });
  return picture;
}

}  // namespace mock::views
