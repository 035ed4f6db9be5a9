#pragma once
// Tags that people put on things: of projects, of custom clouds, of what an invoice charges for.
#include <string>
#include <utility>
#include <vector>

namespace mock {

using Tags = std::vector<std::pair<std::string, std::string>>;  // names are unique

}  // namespace mock
