#pragma once
// What handlers ask of their caller: at places that the corridor does not know (an account that the body names, the
// organization of an invoice), or for some of what they do. They ask for what their row says under `elsewhere` and for
// nothing else, so that what is documented is what is checked.
#include "access/judgement.h"
#include "api/operation.h"

namespace mock::api {

/// Refuses, as the corridor does, who does not hold at `place` what the row of the call needs elsewhere. `which` of it,
/// where there are several.
void authorize(const State& state, const Call& call, const Place& place, std::size_t which = 0);

/// The same as a value.
Judgement judge(const State& state, const Call& call, const Place& place, std::size_t which = 0);

/// How such a no is said.
Denial denial_of(const State& state, const Call& call, const Place& place, const Judgement& judgement,
                 std::size_t which = 0);

/// The same at the place of the path, by what the corridor found there: nothing is looked up for it.
bool may(const Call& call, std::size_t which = 0);

}  // namespace mock::api
