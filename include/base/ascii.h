#pragma once
// Characters of ASCII, whatever language the machine speaks, and names made of them.
#include <algorithm>
#include <string>
#include <string_view>

namespace mock::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }
constexpr bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
/// As ids are written.
constexpr bool is_lower_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// `text` with small letters; what is not ASCII stays as it is.
inline std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), to_lower);
  return out;
}

/// True when `of` holds for each character of `text`, also when there is none.
template <class Predicate>
constexpr bool all(std::string_view text, Predicate of) {
  return std::all_of(text.begin(), text.end(), of);
}

/// A token as RFC 9110 has it: what the name of a header is.
constexpr bool is_http_token(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !text.empty() &&
         all(text, [&](char c) { return is_letter_or_digit(c) || others.find(c) != std::string_view::npos; });
}

/// True for 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12: RFC 9562.
constexpr bool is_uuid(std::string_view text) {
  constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char wanted) { return wanted == '-' ? c == '-' : is_hex_digit(c); });
}

}  // namespace mock::ascii
