#include "base/nearest.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/ascii.h"

namespace mock {
namespace {

constexpr std::size_t longest_word = 100;  // the work grows with the square of it
constexpr std::size_t characters_a_slip = 3;

bool is_same(char a, char b) { return a == b; }
bool is_same_letter(char a, char b) { return ascii::to_lower(a) == ascii::to_lower(b); }

// The slips between two words, each at most longest_word long: the Damerau-Levenshtein distance in which no character
// is touched twice. Of the table of all prefixes only the last three rows are kept.
std::size_t slips(std::string_view a, std::string_view b, bool (*same)(char, char)) {
  using Row = std::array<std::size_t, longest_word + 1>;
  Row before{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = last;
    last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = same(a[i - 1], b[j - 1]) ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + changed});
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, const std::vector<std::string_view>& names) {
  if (word.size() > longest_word || std::find(names.begin(), names.end(), word) != names.end()) return std::nullopt;
  const auto most = word.size() / characters_a_slip;
  std::optional<std::string_view> best;
  std::pair<std::size_t, std::size_t> fewest{};  // slips without and with the case of letters
  for (const auto name : names) {
    const auto difference = std::max(name.size(), word.size()) - std::min(name.size(), word.size());
    if (name.size() > longest_word || difference > (best ? fewest.first : most)) continue;
    const std::pair found{slips(word, name, is_same_letter), slips(word, name, is_same)};
    if (found.first > most || (best && found >= fewest)) continue;
    best = name;
    fewest = found;
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names) {
  const auto name = nearest(word, names);
  return name ? "; did you mean \"" + std::string(*name) + "\"?" : "";
}

}  // namespace mock
