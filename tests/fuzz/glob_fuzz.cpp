// Globs, beside the plainest way to match them. Input: the pattern, a newline, the text. Globs must be quick with any
// input; the plain way is not, and is asked only as far as it answers soon.
#include <algorithm>
#include <vector>

#include "base/glob.h"
#include "must.h"

namespace {

// Which beginnings of the text the pattern's beginning matches, character by character of the pattern.
bool matches_plainly(std::string_view pattern, std::string_view text) {
  std::vector<bool> matched(text.size() + 1);
  matched[0] = true;
  for (const char c : pattern) {
    if (c == '*') {
      for (std::size_t i = 0; i < text.size(); ++i) matched[i + 1] = matched[i + 1] || matched[i];
      continue;
    }
    for (std::size_t i = text.size(); i > 0; --i) matched[i] = matched[i - 1] && text[i - 1] == c;
    matched[0] = false;
  }
  return matched[text.size()];
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = mock::fuzz::text_of(data, size);
  const auto end = std::min(input.find('\n'), input.size());
  const auto pattern = input.substr(0, end);
  const auto text = input.substr(std::min(end + 1, input.size()));
  const bool matches = mock::glob_matches(pattern, text);
  constexpr std::size_t most_steps = 1'000'000;
  if (pattern.size() * text.size() > most_steps) return 0;
  mock::fuzz::must(matches == matches_plainly(pattern, text), "globs match as told", input);
  return 0;
}
