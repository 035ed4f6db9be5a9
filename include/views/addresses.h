#pragma once
// What addresses of organizations look like in JSON.
#include "json/shape.h"
#include "model/addresses.h"
#include "views/picture.h"

namespace mock::views {

const Picture<Address>& address();

/// Two letters, as requests and fixtures have them.
json::Shape country_code_shape();

}  // namespace mock::views
