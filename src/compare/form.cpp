#include "compare/form.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <regex>
#include <utility>
#include <variant>

#include "base/ascii.h"

namespace mock::compare {
namespace {

// The first that fits says what a text looks like.
const auto& text_forms() {
  static const std::array<std::pair<std::regex, const char*>, 8> forms{{
      {std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"), "a time with Z"},
      {std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z)"), "a time with fractions and Z"},
      {std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:?\d\d)"), "a time with an offset"},
      {std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+[+-]\d\d:?\d\d)"), "a time with fractions and an offset"},
      {std::regex(R"(\d{4}-\d\d-\d\d[T ][\d:.]+)"), "a time without a zone"},
      {std::regex(R"(\d{4}-\d\d-\d\d)"), "a date"},
      {std::regex(R"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"), "a UUID"},
      {std::regex(R"(-?\d+)"), "digits"},
  }};
  return forms;
}

// "0.00" and "12.5" are amounts with 2 decimals and with 1.
std::string form_of_amount(std::string_view text) {
  const auto decimals = text.size() - text.find('.') - 1;
  return "an amount with " + std::to_string(decimals) + (decimals == 1 ? " decimal" : " decimals");
}

// Ids begin with a few letters that say what they are of, and go on in hexadecimal digits.
std::string form_of_id(std::string_view text) {
  constexpr std::size_t shortest = 8;
  auto digits = text.size();
  while (digits > 0 && ascii::is_lower_hex_digit(text[digits - 1])) --digits;
  const auto rest = text.size() - digits;
  return rest < shortest ? std::string() : "an id with " + std::to_string(rest) + " hexadecimal digits";
}

bool is_id(std::string_view text) {
  static const std::regex id("[a-z]{0,6}[_-]?[0-9a-f]{8,40}");
  const auto has_digit = std::ranges::any_of(text, ascii::is_digit);
  return has_digit && std::regex_match(text.begin(), text.end(), id);
}

bool are_same_members(json::Value::Members a, json::Value::Members b) {
  return a.size() == b.size() && std::ranges::equal(a, b, [](const auto& one, const auto& other) {
           return one.first == other.first && are_same(one.second, other.second);
         });
}

}  // namespace

std::string form_of_text(std::string_view text) {
  constexpr std::size_t longest = 64;  // of what has a form
  if (text.empty()) return "an empty text";
  if (text.size() > longest) return "a text";
  for (const auto& [form, name] : text_forms())
    if (std::regex_match(text.begin(), text.end(), form)) return name;
  static const std::regex amount(R"(-?\d+\.\d+)");
  if (std::regex_match(text.begin(), text.end(), amount)) return form_of_amount(text);
  return is_id(text) ? form_of_id(text) : "a text";
}

bool has_form_of_its_own(std::string_view form) { return form != "a text" && !form.starts_with("an id"); }

std::string form_of(const json::Value& value) {
  if (std::holds_alternative<std::string_view>(value.data())) return form_of_text(value.as_text());
  if (const auto* list = std::get_if<json::Value::List>(&value.data()))
    return list->empty() ? "an empty list" : "a list";
  return std::string(value.kind());
}

bool are_same(const json::Value& a, const json::Value& b) {
  if (a.data().index() != b.data().index()) return false;
  if (std::holds_alternative<json::Value::Members>(a.data())) return are_same_members(a.as_members(), b.as_members());
  if (std::holds_alternative<json::Value::List>(a.data()))
    return std::ranges::equal(a.as_list(), b.as_list(), are_same);
  return std::visit(
      [&b]<class Data>(const Data& data) {
        if constexpr (std::equality_comparable<Data>)
          return data == std::get<Data>(b.data());
        else
          return false;
      },
      a.data());
}

}  // namespace mock::compare
