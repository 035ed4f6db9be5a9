#pragma once
// Documents that differ from others in one place.
#include <string_view>

#include "json/value.h"

namespace mock::json {

/// A copy of an object in which the member `name`, if there is one, has another value.
Document with_member(const Value& object, std::string_view name, const Value& value);

}  // namespace mock::json
