#pragma once
// A slip in the name of an operation would make a rule that never fires, and verify that nothing was asked.
#include "json/value.h"

namespace mock::control {

/// Faults the `operation` of the document's `match` when it names none that is served.
void check_operation(const json::Value& document, json::Faults& faults);

}  // namespace mock::control
