#include "base/glob.h"

#include <optional>

namespace mock {

// Only the last star ever has to take more characters than it did at first: whatever stands between two stars may as
// well be matched as early as possible. So this takes time pattern × text at most.
bool glob_matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t taken = 0;  // characters of the text before which the last star ends
  std::optional<std::size_t> star;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star) {
      p = *star + 1;
      t = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace mock
