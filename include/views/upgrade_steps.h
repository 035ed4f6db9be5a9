#pragma once
// What the steps of upgrade pipelines look like in JSON.
#include "model/upgrade_steps.h"
#include "views/picture.h"

namespace mock::views {

const Picture<UpgradeStep>& upgrade_step();

}  // namespace mock::views
