#include "contained.h"

#include <algorithm>

#include "base/glob.h"
#include "json/writer.h"

namespace mock {
namespace {

using json::operator/;
using json::Value;

constexpr std::size_t longest_shown = 500;  // bytes of a value in a lack

template <class T>
const T* as(const Value& value) {
  return std::get_if<T>(&value.data());
}

bool is_number(const Value& value) { return as<std::int64_t>(value) != nullptr || as<double>(value) != nullptr; }
double number_in(const Value& value) {
  const auto* real = as<double>(value);
  return real != nullptr ? *real : static_cast<double>(*as<std::int64_t>(value));
}

bool is_same(const Value& wanted, const Value& actual) {
  if (wanted.data().index() == actual.data().index()) {
    if (const auto* text = as<std::string_view>(wanted)) return glob_matches(*text, actual.as_text());
    if (const auto* whole = as<std::int64_t>(wanted)) return *whole == *as<std::int64_t>(actual);
    if (const auto* flag = as<bool>(wanted)) return *flag == *as<bool>(actual);
    if (wanted.is_null()) return true;
  }
  return is_number(wanted) && is_number(actual) && number_in(wanted) == number_in(actual);
}

bool has_item(const Value::List& items, const Value& wanted) {
  return std::any_of(items.begin(), items.end(), [&](const Value& item) { return is_contained(wanted, item); });
}

std::string shown(const Value& value) {
  auto text = json::text_of(value);
  if (text.size() > longest_shown) text = text.substr(0, longest_shown) + "...";
  return text;
}

}  // namespace

bool is_contained(const Value& wanted, const Value& actual) {
  if (const auto* members = as<Value::Members>(wanted))
    return as<Value::Members>(actual) != nullptr &&
           std::all_of(members->begin(), members->end(), [&](const auto& member) {
             const auto* there = actual.find(member.first);
             return there != nullptr && is_contained(member.second, *there);
           });
  if (const auto* items = as<Value::List>(wanted))
    return as<Value::List>(actual) != nullptr && std::all_of(items->begin(), items->end(), [&](const Value& item) {
             return has_item(actual.as_list(), item);
           });
  return is_same(wanted, actual);
}

void find_lacks(const Value& wanted, const Value* actual, const std::string& pointer, std::vector<Lack>& lacks) {
  if (actual != nullptr && is_contained(wanted, *actual)) return;
  if (actual != nullptr && as<Value::Members>(wanted) != nullptr && as<Value::Members>(*actual) != nullptr) {
    for (const auto& [name, value] : wanted.as_members()) find_lacks(value, actual->find(name), pointer / name, lacks);
    return;
  }
  if (actual != nullptr && as<Value::List>(wanted) != nullptr && as<Value::List>(*actual) != nullptr) {
    const auto items = wanted.as_list();
    for (std::size_t i = 0; i < items.size(); ++i)
      if (!has_item(actual->as_list(), items[i])) lacks.push_back({pointer / i, shown(items[i]), shown(*actual)});
    return;
  }
  lacks.push_back({pointer, shown(wanted), actual == nullptr ? "" : shown(*actual)});
}

std::size_t size_of(const Value& value) {
  std::size_t size = 1;
  for (const auto& item : value.as_list()) size += size_of(item);
  for (const auto& [_, member] : value.as_members()) size += size_of(member);
  return size;
}

}  // namespace mock
