#pragma once
// A document without what does not fit its shape, for readers who go on after problems to find more of them: what they
// get is either right or null, so that no number is out of its limits and no list longer than it may be.
#include "json/shape.h"
#include "json/value.h"

namespace mock::json {

/// A copy in which values of another kind or out of their limits are null, and fields that nobody knows are missing;
/// texts stay as they are, since other places may refer to them. Positions in lists do not change.
Document fitting(const Shape& shape, const Value& value);

}  // namespace mock::json
