#pragma once
// The OpenAPI 3.1 document of exactly what is served, written from the same tables that check requests.
#include <string>

namespace mock::api {

std::string openapi();

}  // namespace mock::api
