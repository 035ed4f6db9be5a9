#pragma once
// An upgrade step whose days of waiting are over is validated by itself. Nothing does that when the time comes: it is
// worked out whenever a step is looked at. Rule UP6 of docs/fidelity.md.
#include "base/time.h"
#include "model/upgrade_steps.h"

namespace mock::upgrade_steps {

/// The step, with what has become of its validation by now.
UpgradeStep as_of(Time now, const State&, UpgradeStep step);

}  // namespace mock::upgrade_steps
