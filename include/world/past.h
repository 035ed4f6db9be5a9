#pragma once
// The states that a world had before its present one, as far back as stale reads can ask. They are kept while somebody
// may ask for them, and there are no holes: what was not kept begins a new past.
#include <chrono>
#include <deque>
#include <memory>
#include <utility>

#include "faults/effect.h"

namespace mock {

struct State;
using StatePtr = std::shared_ptr<const State>;

class Past {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  struct Stay {
    StatePtr state;
    Moment end;
  };

  /// From now on states are kept, or not any more. What is forgotten is handed over, for the caller to let go of.
  [[nodiscard]] std::deque<Stay> keep(bool is_kept);
  /// Forgets everything, and hands it over.
  [[nodiscard]] std::deque<Stay> clear() { return std::exchange(states_, {}); }
  [[nodiscard]] bool is_kept() const { return is_kept_; }

  /// `state` was the present until now. Hands over the one that is forgotten for it, or null.
  [[nodiscard]] StatePtr add(StatePtr state, Moment now);

  /// The state that many writes ago, or at that distance from now; the oldest one there is when it goes too far.
  [[nodiscard]] StatePtr at(const Staleness& staleness, const StatePtr& present, Moment now) const;

 private:
  bool is_kept_ = false;
  std::deque<Stay> states_;  // oldest first
};

}  // namespace mock
