#pragma once
// The parts of two states that they do not share, as two small states that can be written as fixtures: with every row
// that differs there is what it belongs to and what it names, in both.
#include "diff/difference.h"
#include "model/state.h"

namespace mock::diff {

struct Pair {
  State before, after;
};

Pair unshared(const State& before, const State& after, Told told);

}  // namespace mock::diff
