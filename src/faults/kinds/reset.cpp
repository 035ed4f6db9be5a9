// The connection breaks without an answer: TCP RST.
#include "kinds.h"

namespace mock::faults {
namespace {

std::vector<json::Field> parameters() { return {when_field()}; }

Act act(const json::Value& parameters, json::Problems&) { return lose(Loss::reset, parameters); }

}  // namespace

const FaultKind reset_fault{"reset", parameters, act};

}  // namespace mock::faults
