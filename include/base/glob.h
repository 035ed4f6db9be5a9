#pragma once
// Patterns in which a star stands for any number of characters, slashes among them, and every other character for
// itself. A pattern is read once; then it takes time in the length of the text alone, whatever the pattern is.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mock {

/// A text that is looked for in others, in linear time (Knuth, Morris and Pratt).
class Needle {
 public:
  explicit Needle(std::string text);
  [[nodiscard]] const std::string& text() const { return text_; }

  /// Where the needle ends when it is found first, from `start` on; npos when it is not there. `is_same` compares two
  /// characters, and is asked at most twice for each of the text.
  template <class Same = std::equal_to<>>
  [[nodiscard]] std::size_t end_in(std::string_view text, std::size_t start, Same is_same = {}) const {
    std::size_t found = 0;  // so many of the needle's characters stand before text[i]
    for (std::size_t i = start; i < text.size(); ++i) {
      while (found > 0 && !is_same(text_[found], text[i])) found = borders_[found - 1];
      if (found > 0 || is_same(text_[0], text[i])) ++found;
      if (found == text_.size()) return i + 1;
    }
    return std::string_view::npos;
  }

 private:
  std::string text_;                  // not empty
  std::vector<std::size_t> borders_;  // of each beginning: how long its longest border is, an end that it begins with
};

class Glob {
 public:
  explicit Glob(std::string pattern);

  [[nodiscard]] const std::string& pattern() const { return pattern_; }
  [[nodiscard]] bool has_star() const { return has_star_; }

  template <class Same = std::equal_to<>>
  [[nodiscard]] bool matches(std::string_view text, Same is_same = {}) const {
    if (!has_star_) return text == pattern_;
    if (text.size() < first_ + last_) return false;
    if (!text.starts_with(beginning()) || !text.ends_with(end())) return false;
    // What stands between two stars may as well be found as early as possible.
    const auto between = text.substr(0, text.size() - last_);
    std::size_t from = first_;
    for (const auto& needle : between_) {
      from = needle.end_in(between, from, is_same);
      if (from == std::string_view::npos) return false;
    }
    return true;
  }

  /// The characters before the first star, and those behind the last one.
  [[nodiscard]] std::string_view beginning() const { return std::string_view(pattern_).substr(0, first_); }
  [[nodiscard]] std::string_view end() const { return std::string_view(pattern_).substr(pattern_.size() - last_); }

 private:
  std::string pattern_;
  bool has_star_ = false;
  std::size_t first_ = 0;  // so many characters are before the first star,
  std::size_t last_ = 0;   // and so many behind the last one
  std::vector<Needle> between_;
};

[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text);

}  // namespace mock
