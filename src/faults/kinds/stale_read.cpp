// Reads see the world as it was, so many milliseconds or writes ago. What changes the world is spared.
#include "kinds.h"

namespace mock::faults {
namespace {

constexpr std::int64_t most_writes = 1000;

std::vector<json::Field> parameters() {
  return {
      json::optional("ms", json::integer(1, longest_wait_ms), "Milliseconds of real time"),
      json::optional("writes", json::integer(1, most_writes), "Changes of the world that are not seen yet"),
  };
}

Act act(const json::Value& parameters, json::Problems& problems) {
  const auto* writes = parameters.find("writes");
  if ((writes == nullptr) == (parameters.find("ms") == nullptr))
    problems.push_back({"", "a stale_read has either ms or writes"});
  return [staleness = Staleness{static_cast<std::size_t>(parameters.integer("writes").value_or(0)),
                                milliseconds_of(parameters, "ms")}](const Occasion&, Effect& effect) {
    effect.staleness = staleness;
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind stale_read_fault{.name = "stale_read", .parameters = parameters, .act = act, .needs_past = true};

}  // namespace mock::faults
