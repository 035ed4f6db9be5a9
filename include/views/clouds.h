#pragma once
// What a cloud looks like in JSON.
#include "model/clouds.h"
#include "views/picture.h"

namespace mock::views {

const Picture<Cloud>& cloud();

}  // namespace mock::views
