#pragma once
// How two JSON documents differ in form.
#include "compare/difference.h"
#include "json/shape.h"
#include "json/value.h"

namespace mock::compare {

/// Adds what differs. `shape` is that of the mock's answers; null where nothing is known of it.
void compare_values(const json::Shape* shape, const json::Value& api, const json::Value& mock, Comparison& into);

}  // namespace mock::compare
