#pragma once
// One way to fail, such as `latency` or `drop`. Each is a file in src/faults/kinds/; kinds.cpp lists them.
#include <functional>
#include <string_view>
#include <vector>

#include "base/chance.h"
#include "base/time.h"
#include "faults/effect.h"
#include "json/shape.h"
#include "json/value.h"

namespace mock {

/// What a rule remembers of earlier requests, for kinds that count. A value beside the rule, so that a snapshot can
/// keep it together with the clock.
struct Memory {
  Time since{};
  std::int64_t count = 0;
};

/// When a fault may strike, and with which random numbers.
struct Occasion {
  Time now;                  // by the world's clock
  Chance chance;             // the same for the same seed, rule and request
  Memory& memory;            // of the rule
  bool is_admitted = false;  // the caller comes in, as far as the operation asks
};

enum class Verdict {
  spared,   // not this time: the next rules are tried, and nothing is counted
  added,    // something was added to the effect; the next rules are tried too
  settled,  // this is what happens
};

/// What a fault does, with its parameters in it. All that it may remember of earlier requests is the Memory.
using Act = std::function<Verdict(const Occasion&, Effect&)>;

struct FaultKind {
  std::string_view name;
  /// Its parameters, next to `kind`.
  std::vector<json::Field> (*parameters)();
  /// From an object with parameters. Where one does not fit its shape, that has been told, and the result is not used;
  /// what else is wrong is added to `faults`, with pointers that begin in that object.
  Act (*act)(const json::Value& parameters, json::Problems& problems);
  /// Whether it answers from earlier states of the world, which are kept for such rules alone.
  bool needs_past = false;
};

/// All kinds, by name in alphabetical order.
const std::vector<FaultKind>& fault_kinds();

}  // namespace mock
