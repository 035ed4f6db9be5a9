#pragma once
// The OpenAPI 3.1 document of the control API, written from the same tables that check its requests.
#include <string>

namespace mock::control {

std::string openapi();

}  // namespace mock::control
