#pragma once
// The currencies that the API takes.
#include "json/shape.h"

namespace mock::views {

json::Shape currency_shape();

}  // namespace mock::views
