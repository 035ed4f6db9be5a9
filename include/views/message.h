#pragma once
// The answer of older operations that have nothing else to say.
#include <string>
#include <string_view>

#include "json/shape.h"

namespace mock::views {

/// {"message": "..."}
const json::Shape& message_shape();
std::string message(std::string_view text);

}  // namespace mock::views
