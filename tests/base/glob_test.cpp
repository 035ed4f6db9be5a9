#include "base/glob.h"

#include "support/catch.h"

namespace mock::test {
namespace {

TEST_CASE("A star stands for any characters, every other character for itself", "[glob]") {
  struct Case {
    std::string pattern, text;
    bool matches;
  };
  const auto [pattern, text, matches] = GENERATE(values<Case>({
      {"", "", true},
      {"", "a", false},
      {"abc", "abc", true},
      {"abc", "abcd", false},
      {"*", "", true},
      {"*", "/v1/me", true},
      {"**", "", true},
      {"a*", "a", true},
      {"a*", "ba", false},
      {"*a", "ba", true},
      {"*a", "ab", false},
      {"*a*", "bab", true},
      {"*a*", "bcb", false},
      {"ab*bc", "abc", false},  // beginning and end may not share a character
      {"ab*bc", "abbc", true},
      {"a*b*c", "a-b-c", true},
      {"a*b*c", "a-c-b", false},
      {"*ab*ab*", "ab-ab", true},
      {"*ab*ab*", "ab-a", false},
      {"*aab*", "aaab", true},  // found only by who does not begin anew after the third a
      {"*abab*c", "abaabab--c", true},
      {"a*b*b", "ab", false},
      {"/v1/organization/*/application-users", "/v1/organization/o/x/application-users", true},
      {"grün*", "grünlich", true},
      {"a.c", "abc", false},
  }));
  INFO(pattern << " and " << text);
  CHECK(glob_matches(pattern, text) == matches);
}

// What a pattern is to mean, told in the plainest and slowest way.
bool matches_by_trying(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*')
    return matches_by_trying(pattern.substr(1), text) || (!text.empty() && matches_by_trying(pattern, text.substr(1)));
  return !text.empty() && pattern[0] == text[0] && matches_by_trying(pattern.substr(1), text.substr(1));
}

// All texts of so many letters.
std::vector<std::string> all_texts(std::string_view letters, std::size_t longest) {
  std::vector<std::string> all{""};
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].size() < longest)
      for (const char letter : letters) all.push_back(all[i] + letter);
  return all;
}

TEST_CASE("Every short pattern matches the short texts that it should, and no others", "[glob]") {
  const auto texts = all_texts("ab", 6);
  std::vector<std::string> wrong;
  for (const auto& pattern : all_texts("ab*", 5)) {
    const Glob glob(pattern);
    for (const auto& text : texts)
      if (glob.matches(text) != matches_by_trying(pattern, text)) wrong.push_back(pattern + " and " + text);
  }
  CHECK(wrong.empty());
}

TEST_CASE("Matching takes time in the length of the text alone, also for nasty patterns", "[glob][limits]") {
  constexpr std::size_t length = 20'000;
  const std::string text(length, 'a');
  const std::string half(length / 2, 'a');
  std::string many_stars;
  for (int i = 0; i < 400; ++i) many_stars += "*a";
  const auto pattern = GENERATE_COPY("*" + half + "b*", "*" + half + "b" + half + "*", many_stars + "*b*",
                                     many_stars + "*" + half + "*b*");
  std::size_t comparisons = 0;
  const auto counted = [&](char a, char b) {
    ++comparisons;
    return a == b;
  };
  CHECK_FALSE(Glob(pattern).matches(text, counted));
  CHECK(comparisons > length / 2);  // it was looked at
  CHECK(comparisons <= 2 * length + 2);
}

}  // namespace
}  // namespace mock::test
