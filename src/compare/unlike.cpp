#include "unlike.h"

#include <algorithm>

#include "base/ascii.h"

namespace mock::compare {
namespace {

char next(char c) {
  if (c == '9') return '0';
  if (c == 'f') return 'a';
  return static_cast<char>(c + 1);
}

}  // namespace

std::string no_such(std::string_view parameter) {
  std::string value = "no-such-" + std::string(parameter);
  std::ranges::replace(value, '_', '-');
  return value;
}

std::string unlike(const std::string& value, std::string_view parameter, const Facts& facts) {
  constexpr std::size_t shortest_id = 8;
  const auto digits = static_cast<std::size_t>(
      std::find_if_not(value.rbegin(), value.rend(), ascii::is_lower_hex_digit) - value.rbegin());
  const auto is_number = ascii::all(value, ascii::is_digit);
  if (value.empty() || (digits < shortest_id && !is_number)) return no_such(parameter);
  auto other = value;
  const auto last = other.end() - static_cast<std::ptrdiff_t>(std::min(digits, shortest_id));
  do std::transform(last, other.end(), last, next);
  while (facts.has(other) && other != value);
  return other;
}

}  // namespace mock::compare
