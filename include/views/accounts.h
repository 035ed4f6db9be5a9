#pragma once
// What accounts look like in JSON.
#include "model/accounts.h"
#include "views/picture.h"

namespace mock::views {

/// An account, as the member sees it who asks.
const Picture<accounts::Account>& account();

/// What a unit keeps of it.
const Picture<Unit>& unit();

}  // namespace mock::views
