#pragma once
// What is wrong with a document as the API says it: it checks what it is sent with Python's jsonschema, and answers in
// the words of that library.
#include <string_view>

#include "json/problems.h"
#include "json/shape.h"
#include "json/value.h"

namespace mock::json {

/// Whether a member of this name holds what must not be repeated.
using HoldsASecret = bool (*)(std::string_view name);

/// The problems that check() finds, in the same order: "Invalid input for max_age_seconds: 5 is less than the minimum
/// of 600". What a secret holds is told as '***'.
Problems check_in_schema_words(const Shape& shape, const Value& value, Unknown unknown, HoldsASecret holds_a_secret);

}  // namespace mock::json
