#include "base/percent.h"

#include "base/ascii.h"

namespace mock {

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = ascii::is_letter_or_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos;
    if (is_plain)
      out += c;
    else
      ((out += '%') += digits[byte >> 4U]) += digits[byte & 0xfU];
  }
  return out;
}

}  // namespace mock
