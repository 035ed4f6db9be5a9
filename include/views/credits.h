#pragma once
// What credits of billing groups look like in JSON.
#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

const Picture<Credit>& credit();

}  // namespace mock::views
