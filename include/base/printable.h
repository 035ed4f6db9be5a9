#pragma once
// Text from outside in a line that a person reads: what would end the line or speak to the terminal becomes '?'.
#include <string>
#include <string_view>

namespace mock {

/// Without control characters: neither those of ASCII nor the second set, U+0080 to U+009F.
std::string printable(std::string_view text);

}  // namespace mock
