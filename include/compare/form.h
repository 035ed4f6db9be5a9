#pragma once
// The form of a value: what can be told of it without telling it.
#include <string>
#include <string_view>

#include "json/value.h"

namespace mock::compare {

/// "null", "a boolean", "an integer", "a number", "an empty text", "a time with Z", "an empty list", "an object", …
std::string form_of(const json::Value& value);

/// The form of a text: that of a time, a date, an id, an amount, …, or "a text".
std::string form_of_text(std::string_view text);

/// Whether a form of a text is one that nobody writes by chance: that of a time, a date, a UUID, an amount.
bool has_form_of_its_own(std::string_view form);

/// Whether two values are the same, in all that they hold.
bool are_same(const json::Value& a, const json::Value& b);

}  // namespace mock::compare
