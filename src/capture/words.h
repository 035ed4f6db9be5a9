#pragma once
// Made-up words: the same for the same word, another for another one, and never one of those that are to be hidden.
// What has a form keeps it: a name stays a name, a UUID a UUID, digits stay as many digits.
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/chance.h"

namespace mock::capture {

class Words {
 public:
  explicit Words(std::uint64_t seed) : chance_{seed} {}

  /// Remembers the words of a text as some that are to be hidden. All of them must be known before any is made up.
  void hide(std::string_view text);
  /// The text with a made-up word for each of its own.
  std::string made_up(std::string_view text);

 private:
  enum class Form { letters, digits, hex };

  [[nodiscard]] bool has_hidden(std::string_view uuid) const;
  std::string token(std::string_view token);
  std::string runs(std::string_view token);
  std::string instead_of(std::string_view word, Form form);
  std::string any_of(Form form, std::size_t length);
  std::string address(std::string_view text);
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(chance_.next() % end); }

  Chance chance_;
  unsigned addresses_ = 0;  // that were made up
  std::set<std::string, std::less<>> hidden_, made_;
  std::map<std::string, std::string, std::less<>> instead_;
};

}  // namespace mock::capture
