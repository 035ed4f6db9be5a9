#pragma once
// Texts that things of many kinds have.
#include "json/shape.h"

namespace mock::views {

json::Shape email_address();
json::Shape uuid();

}  // namespace mock::views
