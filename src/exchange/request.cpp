#include "exchange/request.h"

#include <algorithm>

#include "base/ascii.h"

namespace mock {
namespace {

int hex_digit(char c) {
  if (ascii::is_digit(c)) return c - '0';
  return ascii::is_hex_digit(c) ? ascii::to_lower(c) - 'a' + 10 : -1;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ascii::to_lower, ascii::to_lower);
}

std::string_view name(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::remove: return "DELETE";
    case Method::options: return "OPTIONS";
    case Method::other: break;
  }
  return "OTHER";
}

std::string_view Request::header(std::string_view wanted) const {
  for (const auto& [header_name, value] : headers)
    if (equal_ignoring_case(header_name, wanted)) return value;
  return {};
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string_view query_of(std::string_view target) {
  const auto mark = target.find('?');
  return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

std::optional<std::string> percent_decoded(std::string_view text) {
  constexpr std::size_t length = 3;  // of "%2F"
  std::string out;
  while (true) {
    const auto percent = text.find('%');
    out += text.substr(0, percent);
    if (percent == std::string_view::npos) return out;
    text.remove_prefix(percent);
    const int high = text.size() < length ? -1 : hex_digit(text[1]);
    const int low = text.size() < length ? -1 : hex_digit(text[2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    text.remove_prefix(length);
  }
}

QueryValues::QueryValues(std::string_view query) {
  const auto decoded = [](std::string_view part) {
    std::string text(part);
    std::replace(text.begin(), text.end(), '+', ' ');
    return percent_decoded(text).value_or(text);
  };
  while (!query.empty()) {
    const auto pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    values_.emplace_back(decoded(pair.substr(0, equals)), decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
}

std::vector<std::string_view> QueryValues::names() const {
  std::vector<std::string_view> names;
  names.reserve(values_.size());
  for (const auto& [name, value] : values_) names.emplace_back(name);
  return names;
}

std::vector<std::string_view> QueryValues::all(std::string_view wanted) const {
  std::vector<std::string_view> found;
  for (const auto& [name, value] : values_)
    if (name == wanted) found.emplace_back(value);
  return found;
}

std::optional<std::string_view> QueryValues::find(std::string_view wanted) const {
  for (auto each = values_.rbegin(); each != values_.rend(); ++each)
    if (each->first == wanted) return each->second;
  return std::nullopt;
}

}  // namespace mock
