#pragma once
// One way in which a value does not fit its shape, without words. What is wrong is found in one place (check.cpp), and
// can be said in two ways: own_words.cpp, schema_words.cpp.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "json/schema_words.h"
#include "json/shape.h"
#include "json/value.h"

namespace mock::json {

// Where the checker is, as a chain of steps on the stack: the pointer is only spelled out for a problem.
struct Path {
  const Path* up = nullptr;
  std::string_view name{};   // of a member
  std::size_t position = 0;  // of an item, when there is no name

  [[nodiscard]] bool is_root() const { return up == nullptr; }
  [[nodiscard]] bool is_item() const { return name.data() == nullptr; }
  [[nodiscard]] std::string pointer() const {
    if (is_root()) return {};
    return is_item() ? up->pointer() / position : up->pointer() / name;
  }
  /// What a person reads first: "max_age_seconds", or "scopes[0]".
  [[nodiscard]] std::string subject() const {
    if (is_root()) return "the document";
    return is_item() ? up->subject() + "[" + std::to_string(position) + "]" : std::string(name);
  }
};

/// How long a text is to limits.
inline std::int64_t characters(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
}

struct Fault {
  enum class Kind { type, fraction, below, above, no_choice, misfit, missing, unknown };

  Kind kind;
  const Path& path;
  const Shape& shape;
  const Value& value;
  std::string_view name{};   // of the member that is missing or unknown
  std::string suggestion{};  // "; did you mean …", of a choice or a member
};

/// "max_age_seconds must be at least 600, not 5".
std::string in_own_words(const Fault& fault);

/// "Invalid input for max_age_seconds: 5 is less than the minimum of 600".
std::string in_schema_words(const Fault& fault, HoldsASecret holds_a_secret);

}  // namespace mock::json
