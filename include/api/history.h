#pragma once
// Writes down who changed what. Operations do not do that themselves: an event is told from the operation's row, the
// request and the world that it left.
#include "access/caller.h"
#include "api/operation.h"

namespace mock::api {

/// Adds an event to the history of the account and the project that a command was about; `place` is where its path
/// pointed, before it was done; an operation that anyone may call has none. Without a caller, and where it was about no
/// account, nothing is added. No secret is told.
void remember(State& next, const Operation& operation, const Call& call, const Place& place, const Reply& reply);

}  // namespace mock::api
