#pragma once
// A fault rule: which requests fail, when, and how. A value; what has become of it is known to FaultRules.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/pattern.h"
#include "faults/fault_kind.h"

namespace mock {

struct FaultRule {
  Pattern match;
  std::uint64_t after = 0;             // so many matching requests are let through first
  std::optional<std::uint64_t> times;  // so many are hit, and then no more
  double probability = 1;              // that one is hit
  std::string_view kind;
  Act act;
  json::Document document;  // as it was given: an object that fits fault_rule_shape()
};

/// Of a rule in a fixture or in the control API.
const json::Shape& fault_rule_shape();

/// Reads a rule that fits fault_rule_shape(). What is wrong with it all the same is added to `faults`, at `pointer`;
/// the result is then worthless.
FaultRule read_fault_rule(const json::Value& document, const std::string& pointer, json::Faults& faults);

}  // namespace mock
