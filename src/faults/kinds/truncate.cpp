// The answer promises its whole length, and its body ends early. A body that is not longer than that comes whole.
#include "kinds.h"

namespace mock::faults {
namespace {

std::vector<json::Field> parameters() { return {bytes_field()}; }

Act act(const json::Value& parameters, json::Problems&) {
  return [bytes = bytes_of(parameters)](const Occasion&, Effect& effect) {
    effect.wire.cut_at = bytes;
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind truncate_fault{"truncate", parameters, act};

}  // namespace mock::faults
