#pragma once
// Which program this is.
#include <string_view>

namespace mock {

/// As in CMakeLists.txt: "0.1.0".
std::string_view version();

/// The commit that the program was built from, by its first digits; empty when it was not built in a clone.
std::string_view commit();

}  // namespace mock
