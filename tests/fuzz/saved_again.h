#pragma once
// What every world promises: it can be saved, and what was saved loads again and is the same world.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "api/table_of_contents.h"
#include "fixtures/read.h"
#include "fixtures/write.h"
#include "must.h"

namespace mock::fuzz {

/// A clock that stands still, so that the same input does the same each time.
inline fixtures::Circumstances circumstances() {
  return {1, true, Clock::frozen_at(*parse_rfc3339("2026-01-01T00:00:00Z")), api::served()};
}

/// Where two texts begin to differ, with what stands around it.
inline std::string difference(std::string_view a, std::string_view b) {
  constexpr std::size_t around = 200;
  const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const auto from = at - std::min(at, around);
  return std::string(a.substr(from, 2 * around)) + "\nand:\n" + std::string(b.substr(from, 2 * around));
}

/// The clock is stopped for it: one that runs shows another second when one passes between the two savings.
inline void must_be_saved_as_it_is(State state, const std::vector<FaultRule>& rules) {
  state.clock = Clock::frozen_at(state.clock.now());
  const auto saved = fixtures::write(state, rules);
  const auto again = fixtures::read(saved, {.served = api::served()});
  for (const auto& fault : fixtures::to_texts(again.problems, "saved", saved))
    must(false, "what was saved loads again", fault);
  const auto saved_again = fixtures::write(again.state, again.fault_rules);
  must(saved_again == saved, "what was saved and loaded is saved the same", difference(saved, saved_again));
}

}  // namespace mock::fuzz
