#pragma once
// Percent-encoding, as in URLs.
#include <string>
#include <string_view>

namespace mock {

/// What a text is in a URL: all but letters, digits, '-', '.', '_' and '~' becomes %XX. RFC 3986, 2.3
std::string percent_encoded(std::string_view text);

}  // namespace mock
