// The body of the answer comes slowly.
#include "kinds.h"

namespace mock::faults {
namespace {

std::vector<json::Field> parameters() {
  return {json::required("bytes_per_second", json::integer(1, most_bytes), "Bytes of the body, by real time")};
}

Act act(const json::Value& parameters, json::Problems&) {
  return [bytes = static_cast<std::size_t>(parameters.integer("bytes_per_second").value_or(1))](const Occasion&,
                                                                                                Effect& effect) {
    effect.wire.bytes_a_second = bytes;
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind drip_fault{"drip", parameters, act};

}  // namespace mock::faults
