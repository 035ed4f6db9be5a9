#pragma once
// A world of which not everything could be read may name what is not there. What fixtures refuse is taken out, and
// noted, until nothing is refused.
#include "arena.h"
#include "capture/capture.h"

namespace mock::capture {

/// A fixture that loads. Throws NothingThere when nothing would be left of it.
Value settled(const Value& fixture, Arena& arena, const Wanted& wanted, Report& report);

}  // namespace mock::capture
