#pragma once
// The OpenAPI 3.0 document of exactly what is served, written from the same tables that check requests.
#include <string>

namespace mock::api {

/// Of a world whose base URL is this.
std::string openapi(const std::string& base_url);

}  // namespace mock::api
