#pragma once
// Patterns that are asked of the journal: in its filters, and to verify what it remembers.
#include <string>

#include "control/operation.h"
#include "exchange/pattern.h"

namespace mock::control {

/// From a `match` object that fits answered_shape(), which stands at `pointer`. What can never match is added to
/// `problems`.
Pattern read_pattern(const ControlCall& call, const json::Value& match, const std::string& pointer,
                     json::Problems& problems);

}  // namespace mock::control
