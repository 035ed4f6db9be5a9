#include "exchange/statuses.h"

#include <charconv>
#include <optional>

#include "base/nearest.h"
#include "json/writer.h"

namespace mock {
namespace {

using json::operator/;

// Of an answer: the mock makes none that are provisional.
constexpr int lowest = 200;
constexpr int highest = 599;
constexpr int hundred = 100;

std::optional<int> number_in(const json::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value.data()))
    return *number >= lowest && *number <= highest ? std::optional(static_cast<int>(*number)) : std::nullopt;
  const auto text = value.as_text();
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_all = error == std::errc() && end == text.data() + text.size();
  return is_all && number >= lowest && number <= highest ? std::optional(number) : std::nullopt;
}

void read_one(const json::Value& value, const std::string& pointer, Statuses& statuses, json::Problems& problems) {
  static const std::vector<std::string_view> classes{"2xx", "3xx", "4xx", "5xx"};
  const auto text = value.as_text();
  for (const auto each : classes)
    if (text == each) {
      const int first = (each.front() - '0') * hundred;
      statuses.emplace_back(first, first + hundred - 1);
      return;
    }
  if (const auto number = number_in(value)) return void(statuses.emplace_back(*number, *number));
  problems.push_back(
      {pointer, "status must be a number from 200 to 599, a class like \"4xx\", or a list of these, not " +
                    json::text_of(value) + did_you_mean(text, classes)});
}

}  // namespace

Statuses read_statuses(const json::Value& wanted, const std::string& pointer, json::Problems& problems) {
  Statuses statuses;
  if (!std::holds_alternative<json::Value::List>(wanted.data())) {
    read_one(wanted, pointer, statuses, problems);
    return statuses;
  }
  const auto list = wanted.as_list();
  if (list.empty())
    problems.push_back({pointer, "status must have at least 1 item, not 0: no answer has none of them"});
  for (std::size_t i = 0; i < list.size(); ++i) read_one(list[i], pointer / i, statuses, problems);
  return statuses;
}

std::string to_text(const Statuses& statuses) {
  std::string text;
  for (const auto& [first, last] : statuses) {
    text += text.empty() ? "" : " or ";
    text += first == last ? std::to_string(first) : std::to_string(first / hundred) + "xx";
  }
  return text;
}

}  // namespace mock
