// 200, and a body that is not JSON, although the answer says it is.
#include "kinds.h"

namespace mock::faults {
namespace {

constexpr std::size_t most_garbage = std::size_t{1} << 20U;

std::vector<json::Field> parameters() { return {bytes_field()}; }

// Nothing that JSON could begin with comes first, and what follows is no UTF-8 either.
std::string garbage(std::size_t bytes, Chance chance) {
  std::string out(bytes, '<');
  for (std::size_t i = 1; i < bytes; ++i) out[i] = static_cast<char>(0x80U | (chance.next() & 0x7fU));
  return out;
}

Act act(const json::Value& parameters, json::Problems& problems) {
  const auto bytes = bytes_of(parameters);
  if (bytes > most_garbage)
    problems.push_back({"/bytes", "bytes of garbage must be at most " + std::to_string(most_garbage) + ", not " +
                                      std::to_string(bytes)});
  return [bytes](const Occasion& occasion, Effect& effect) {
    effect.garbage = garbage(bytes, occasion.chance);
    return Verdict::settled;
  };
}

}  // namespace

const FaultKind garbage_fault{"garbage", parameters, act};

}  // namespace mock::faults
