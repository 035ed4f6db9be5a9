#pragma once
// Fault rules on the command line: JSON, or @FILE.
#include <string>

#include "faults/fault_rule.h"
#include "model/state.h"

namespace mock::cli {

/// The JSON of `--fault VALUE`. Throws Failure when it is in a file that cannot be read.
std::string fault_text(const std::string& value);

/// Reads a rule for a world. Throws Failure with everything that is wrong with it.
FaultRule read_fault(const std::string& text, const State& state);

}  // namespace mock::cli
