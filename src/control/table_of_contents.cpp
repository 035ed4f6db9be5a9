#include "control/table_of_contents.h"

#include "operations/tables.h"

namespace mock::control {

const std::vector<ControlOperation>& operations() {
  static const auto all = [] {
    std::vector<ControlOperation> rows;
    for (const auto& table :
         {health_operations, state_operations, clock_operations, world_operations, caller_operations,
          snapshot_operations, fault_operations, journal_operations, verify_operations, coverage_operations,
          access_operations, diff_operations, metrics_operations, document_operations, upload_operations})
      for (const auto& row : table()) rows.push_back(row);
    return rows;
  }();
  return all;
}

}  // namespace mock::control
