#pragma once
// Which thing of one world is which of another.
#include "tree.h"

namespace mock::diff {

/// Gives the things that are in both the same number.
void match(Tree& before, Tree& after);

}  // namespace mock::diff
