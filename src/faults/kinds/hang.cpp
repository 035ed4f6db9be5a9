// Nothing happens for a while, and then the connection closes. The world does not see the request.
#include "kinds.h"

namespace mock::faults {
namespace {

std::vector<json::Field> parameters() {
  return {json::required("ms", json::integer(0, longest_wait_ms), "Milliseconds of real time")};
}

Act act(const json::Value& parameters, json::Problems&) {
  return [wait = milliseconds_of(parameters, "ms")](const Occasion&, Effect& effect) {
    effect.wire.wait += wait;
    effect.wire.loss = Loss::closed;
    effect.is_unseen = true;
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind hang_fault{"hang", parameters, act};

}  // namespace mock::faults
