#include "path.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/percent.h"

namespace mock::compare {
namespace {

bool is_hex_digit(char c) { return ascii::is_digit(c) || (c >= 'a' && c <= 'f'); }

char next(char c) {
  if (c == '9') return '0';
  if (c == 'f') return 'a';
  return static_cast<char>(c + 1);
}

}  // namespace

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    segments.emplace_back(segment);
    path.remove_prefix(segment.size());
  }
  return segments;
}

std::vector<std::string> parameters_of(std::string_view path) {
  std::vector<std::string> names;
  for (const auto& segment : segments_of(path))
    if (is_parameter(segment)) names.push_back(segment.substr(1, segment.size() - 2));
  return names;
}

std::string filled(std::string_view path, const Named& values) {
  std::string all;
  for (const auto& segment : segments_of(path)) {
    const auto found =
        std::ranges::find_if(values, [&](const auto& each) { return segment == "{" + each.first + "}"; });
    (all += '/') += found == values.end() ? segment : percent_encoded(found->second);
  }
  return all;
}

std::string no_such(std::string_view parameter) {
  std::string value = "no-such-" + std::string(parameter);
  std::ranges::replace(value, '_', '-');
  return value;
}

std::string unlike(const std::string& value, std::string_view parameter, const Facts& facts) {
  constexpr std::size_t shortest_id = 8;
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(value.rbegin(), value.rend(), is_hex_digit) - value.rbegin());
  const auto is_number = ascii::all(value, ascii::is_digit);
  if (value.empty() || (digits < shortest_id && !is_number)) return no_such(parameter);
  auto other = value;
  const auto last = other.end() - static_cast<std::ptrdiff_t>(std::min(digits, shortest_id));
  do std::transform(last, other.end(), last, next);
  while (facts.has(other) && other != value);
  return other;
}

}  // namespace mock::compare
