#pragma once
// "Did you mean": for a word that a closed vocabulary does not have, the one name that it was probably meant to be.
// Never used for secrets: the answer would give one away.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mock {

/// The name that takes the fewest slips to become `word`: a character left out, added, changed, or swapped with the
/// next one; the case of letters counts only between names that are equally near. Of equals the first one. Nothing when
/// a third of the word or more would have to be slips, when the word is itself one of the names, or when it has more
/// than 100 characters.
std::optional<std::string_view> nearest(std::string_view word, const std::vector<std::string_view>& names);

/// To be put behind a message: `; did you mean "X"?`, or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace mock
