#pragma once
// The SHA-256 of a text, in lower-case hexadecimal digits.
#include <string>
#include <string_view>

namespace mock {

std::string sha256(std::string_view text);

}  // namespace mock
