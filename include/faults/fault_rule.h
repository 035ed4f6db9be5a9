#pragma once
// A fault rule: which requests fail, when, and how. A value; what has become of it is known to FaultRules.
#include <cstdint>
#include <functional>
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
  bool needs_past = false;  // as its kind says
  Act act;
  json::Document document;  // as it was given: an object that fits fault_rule_shape()
};

/// Of a rule in a fixture or in the control API.
const json::Shape& fault_rule_shape();

/// Reads the `match` of a rule, which stands at `pointer`: adds what can never match to `faults`, and returns it as the
/// world at hand understands it.
using ReadMatch =
    std::function<json::Document(const json::Value& match, const std::string& pointer, json::Problems& problems)>;

/// Reads a rule that fits fault_rule_shape(). What is wrong with it all the same is added to `faults`, at `pointer`;
/// the result is then worthless.
FaultRule read_fault_rule(const json::Value& document, const std::string& pointer, const ReadMatch& read_match,
                          json::Problems& problems);

}  // namespace mock
