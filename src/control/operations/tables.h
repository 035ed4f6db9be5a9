#pragma once
// What each file of control operations shows to control.cpp.
#include <vector>

#include "control/control.h"

namespace mock::control {

std::vector<ControlOperation> health_operations();
std::vector<ControlOperation> state_operations();
std::vector<ControlOperation> clock_operations();
std::vector<ControlOperation> document_operations();
std::vector<ControlOperation> fault_operations();
std::vector<ControlOperation> snapshot_operations();
std::vector<ControlOperation> world_operations();
std::vector<ControlOperation> journal_operations();
std::vector<ControlOperation> metrics_operations();

}  // namespace mock::control
