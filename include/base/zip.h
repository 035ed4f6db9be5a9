#pragma once
// What is in a ZIP archive (a JAR is one): the names of its entries. Nothing is unpacked.
#include <optional>
#include <string_view>
#include <vector>

namespace mock::zip {

/// The names, as views into the archive; nothing when it is no archive, or a damaged one.
std::optional<std::vector<std::string_view>> entry_names(std::string_view archive);

}  // namespace mock::zip
