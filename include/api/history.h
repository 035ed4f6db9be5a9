#pragma once
// Who changed what. A command says what it was about (trail.h); the event is made of that, of the operation's row, and
// of the parameters of the path.
#include "access/caller.h"
#include "api/operation.h"

namespace mock::api {

/// Does what a command or a quiet command does. What a command did becomes an event in the history of the account, the
/// project and the billing group that it was about; `place` is where its path pointed before. No secret is told.
Reply carry_out(State& next, const Operation& operation, const Call& call, const Place& place);

}  // namespace mock::api
