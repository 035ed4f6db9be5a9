#pragma once
// What may stand in a query string, by the shape of a parameter.
#include <string>
#include <string_view>
#include <vector>

#include "api/operation.h"
#include "json/shape.h"

namespace mock::compare {

/// The parameters without which nothing comes back.
std::vector<std::string_view> required_parameters(const Operation& row);

/// Each value where there are few, one where there are many; none where the world has to say them.
std::vector<std::string> good_values(const json::Shape& shape);

/// Whether the world has to say what stands there.
bool takes_text(const json::Shape& shape);

/// Of another kind, and beyond the limits.
std::vector<std::string> wrong_values(const json::Shape& shape);

}  // namespace mock::compare
