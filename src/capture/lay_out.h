#pragma once
// JSON as people read it.
#include <string>

#include "json/value.h"

namespace mock::capture {

using json::Value;

/// What is short stands in one line.
std::string laid_out(const Value& value);

}  // namespace mock::capture
