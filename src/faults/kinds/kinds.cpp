#include "kinds.h"

namespace mock {

const std::vector<FaultKind>& fault_kinds() {
  using namespace faults;
  static const std::vector<FaultKind> kinds{
      answer_fault,  drip_fault,       drop_fault,  expire_token_fault, garbage_fault, hang_fault,
      latency_fault, rate_limit_fault, reset_fault, stale_read_fault,   status_fault,  truncate_fault,
  };
  return kinds;
}

namespace faults {

json::Field bytes_field() { return json::required("bytes", json::integer(0, most_bytes), "Bytes of the body"); }

std::size_t bytes_of(const json::Value& parameters) {
  return static_cast<std::size_t>(parameters.integer("bytes").value_or(0));
}

json::Field when_field() {
  return json::optional("when", json::choice({"before", "after"}),
                        "Whether the request is lost before the world has seen it, or its answer after");
}

Act lose(Loss loss, const json::Value& parameters) {
  const bool is_unseen = parameters.text("when", "before") == "before";
  return [=](const Occasion&, Effect& effect) {
    effect.wire.loss = loss;
    effect.is_unseen = is_unseen;
    return Verdict::settled;
  };
}

std::chrono::milliseconds milliseconds_of(const json::Value& parameters, std::string_view name) {
  return std::chrono::milliseconds(parameters.integer(name).value_or(0));
}

}  // namespace faults
}  // namespace mock
