#pragma once
// A fixture of which nobody can tell whose it is. What people have written becomes made-up words; a text stays only
// when it is known to say nothing of them, so a new field is hidden until somebody says otherwise.
#include <cstdint>

#include "arena.h"

namespace mock::capture {

Value anonymous(const Value& fixture, Arena& arena, std::uint64_t seed);

}  // namespace mock::capture
