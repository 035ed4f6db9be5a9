#include "items.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <variant>

#include "compare/form.h"

namespace mock::compare {
namespace {

// The places of the items of a list, by what tells them apart.
using Places = std::map<std::string, std::size_t>;

// A text or a whole number, which can tell things apart.
std::string mark_of(const json::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value.data())) return "#" + std::to_string(*number);
  return std::string(value.as_text());
}

// Empty unless each item has its own.
Places places_by(json::Value::List list, std::string_view field) {
  Places places;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* value = field.empty() ? &list[i] : list[i].find(field);
    const auto mark = value == nullptr ? std::string() : mark_of(*value);
    if (mark.empty() || !places.emplace(mark, i).second) return {};
  }
  return places;
}

std::size_t shared(const Places& a, const Places& b) {
  return static_cast<std::size_t>(std::ranges::count_if(a, [&](const auto& each) { return b.contains(each.first); }));
}

struct Marks {
  Places a, b;
  std::size_t shared = 0;
};

// By the field that finds the most of them again; the first of several.
Marks best_marks(json::Value::List a, json::Value::List b) {
  std::vector<std::string_view> fields{""};  // of texts: the text itself
  for (const auto& [name, value] : a[0].as_members()) fields.push_back(name);
  Marks best;
  for (const auto field : fields) {
    Marks marks{places_by(a, field), places_by(b, field)};
    marks.shared = shared(marks.a, marks.b);
    if (marks.shared > best.shared) best = std::move(marks);
  }
  return best;
}

Pairs by_place(json::Value::List a, json::Value::List b) {
  Pairs pairs;
  pairs.has_others = a.size() != b.size();
  if (pairs.has_others) return pairs;
  for (std::size_t i = 0; i < a.size(); ++i) pairs.both.emplace_back(&a[i], &b[i]);
  return pairs;
}

}  // namespace

Pairs pairs_of(json::Value::List a, json::Value::List b) {
  if (a.empty() || b.empty()) return by_place(a, b);
  const auto marks = best_marks(a, b);
  if (marks.shared == 0) return by_place(a, b);
  std::vector<const Places::value_type*> in_order;
  for (const auto& each : marks.a) in_order.push_back(&each);
  std::ranges::sort(in_order, {}, [](const auto* each) { return each->second; });
  Pairs pairs;
  pairs.has_others = marks.shared < a.size() || marks.shared < b.size();
  std::size_t last = 0;
  for (const auto* each : in_order) {
    const auto found = marks.b.find(each->first);
    if (found == marks.b.end()) continue;
    pairs.is_in_order = pairs.is_in_order && found->second >= last;
    last = found->second;
    pairs.both.emplace_back(&a[each->second], &b[found->second]);
  }
  return pairs;
}

}  // namespace mock::compare
