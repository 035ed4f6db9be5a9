// The connection closes without an answer.
#include "kinds.h"

namespace mock::faults {
namespace {

std::vector<json::Field> parameters() { return {when_field()}; }

Act act(const json::Value& parameters, json::Problems&) { return lose(Loss::closed, parameters); }

}  // namespace

const FaultKind drop_fault{"drop", parameters, act};

}  // namespace mock::faults
