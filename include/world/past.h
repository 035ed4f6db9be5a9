#pragma once
// The states that a world had before its present one, as far back as stale reads can ask. Empty for worlds that
// nobody asks that of.
#include <chrono>
#include <deque>
#include <memory>

#include "faults/effect.h"

namespace mock {

struct State;
using StatePtr = std::shared_ptr<const State>;

class Past {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  /// `state` was the present until now.
  void add(StatePtr state, Moment now);
  void clear() { states_.clear(); }

  /// The state that many writes ago, or at that distance from now; the oldest one there is when it goes too far.
  [[nodiscard]] StatePtr at(const Behind& behind, const StatePtr& present, Moment now) const;

 private:
  struct Stay {
    StatePtr state;
    Moment end;
  };
  std::deque<Stay> states_;  // oldest first
};

}  // namespace mock
