#pragma once
// What each file of control operations shows to table_of_contents.cpp.
#include <vector>

#include "control/operation.h"

namespace mock::control {

std::vector<ControlOperation> access_operations();
std::vector<ControlOperation> caller_operations();
std::vector<ControlOperation> health_operations();
std::vector<ControlOperation> state_operations();
std::vector<ControlOperation> clock_operations();
std::vector<ControlOperation> diff_operations();
std::vector<ControlOperation> document_operations();
std::vector<ControlOperation> fault_operations();
std::vector<ControlOperation> snapshot_operations();
std::vector<ControlOperation> world_operations();
std::vector<ControlOperation> journal_operations();
std::vector<ControlOperation> verify_operations();
std::vector<ControlOperation> coverage_operations();
std::vector<ControlOperation> metrics_operations();
std::vector<ControlOperation> upload_operations();

}  // namespace mock::control
