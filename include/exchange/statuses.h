#pragma once
// The statuses of an answer that a pattern asks for: 404, "4xx", or a list of such.
#include <string>
#include <utility>
#include <vector>

#include "json/value.h"

namespace mock {

/// Each as the first and the last status that it means. What cannot be the status of an answer of the mock is added to
/// `problems`, at `pointer` or at its place in the list.
using Statuses = std::vector<std::pair<int, int>>;
Statuses read_statuses(const json::Value& wanted, const std::string& pointer, json::Problems& problems);

/// "404", "4xx or 503".
std::string to_text(const Statuses& statuses);

}  // namespace mock
