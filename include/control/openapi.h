#pragma once
// The OpenAPI 3.0 document of the control API, written from the same tables that check its requests.
#include <string>

namespace mock::control {

/// Of a world whose base URL is this.
std::string openapi(const std::string& base_url);

}  // namespace mock::control
