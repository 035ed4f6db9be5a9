#pragma once
// What credits of billing groups look like in JSON.
#include "json/shape.h"
#include "model/state.h"

namespace mock::views {

const json::Shape& credit_shape();
void credit(json::Writer& out, const Credit& credit);

/// Types of credits: trial, promotion, …
json::Shape credit_type_shape();

}  // namespace mock::views
