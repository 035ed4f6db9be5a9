#pragma once
// Patterns in which a star stands for any number of characters, slashes among them, and every other character for
// itself.
#include <string_view>

namespace mock {

[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text);

}  // namespace mock
