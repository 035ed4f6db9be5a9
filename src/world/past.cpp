#include "world/past.h"

#include <algorithm>

namespace mock {
namespace {

constexpr std::size_t most_states = 1000;  // stale reads cannot ask for more writes

}  // namespace

std::deque<Past::Stay> Past::keep(bool is_kept) {
  is_kept_ = is_kept;
  return is_kept ? std::deque<Stay>() : clear();
}

StatePtr Past::add(StatePtr state, Moment now) {
  states_.push_back({std::move(state), now});
  if (states_.size() <= most_states) return nullptr;
  auto oldest = std::move(states_.front().state);
  states_.pop_front();
  return oldest;
}

StatePtr Past::at(const Staleness& staleness, const StatePtr& present, Moment now) const {
  if (states_.empty()) return present;
  if (staleness.writes > 0) return states_[states_.size() - std::min(staleness.writes, states_.size())].state;
  // The present at a moment is the first state that ended after it.
  const auto moment = now - staleness.time;
  const auto found =
      std::partition_point(states_.begin(), states_.end(), [&](const auto& stay) { return stay.end <= moment; });
  return found == states_.end() ? present : found->state;
}

}  // namespace mock
