#pragma once
// The query string of a request, read as an object, so that one kind of shape describes and checks it like a body.
#include "exchange/request.h"
#include "json/shape.h"
#include "json/value.h"

namespace mock::answers {

/// The parameters that `shape` names, as its kinds ask: "true" as a boolean, "5" as an integer, a name that is repeated
/// as a list. What does not fit is added to `faults`; what the shape does not name is not looked at.
json::Document read_query(const json::Shape& shape, const QueryValues& query, json::Faults& faults);

}  // namespace mock::answers
