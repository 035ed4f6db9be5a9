// As if the caller's token had just expired.
#include "kinds.h"

namespace mock::faults {
namespace {

std::vector<json::Field> parameters() { return {}; }

Act act(const json::Value&, json::Problems&) {
  return [](const Occasion&, Effect& effect) {
    effect.token_is_expired = true;
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind expire_token_fault{"expire_token", parameters, act};

}  // namespace mock::faults
