#include "fit.h"

#include <algorithm>
#include <stdexcept>

#include "base/ascii.h"
#include "plan.h"

namespace mock::capture {
namespace {

using json::Shape;

bool has(const Members& members, std::string_view name) {
  return std::any_of(members.begin(), members.end(), [name](const auto& each) { return each.first == name; });
}

// Fields stand in the order of the schema.
void put_in_order(const Shape& shape, Members& members) {
  const auto position = [&](const Value::Member& member) {
    return json::find_field(shape, member.first) - &*shape.fields.begin();
  };
  std::stable_sort(members.begin(), members.end(),
                   [&](const auto& one, const auto& other) { return position(one) < position(other); });
}

// The text that an object stands for: {"email": "…"}, or of "plugin_classes" {"plugin_class": "…", …}.
Value text_in(std::string_view list, const Value& object) {
  const auto members = object.as_members();
  if (members.size() == 1) return members[0].second;
  for (const auto& [name, value] : members)
    if (list == std::string(name) + "s" || list == std::string(name) + "es") return value;
  return object;
}

// A day is the first moment of it.
bool is_day(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), [](char c, char wanted) {
           return wanted == 'd' ? ascii::is_digit(c) : c == wanted;
         });
}

}  // namespace

const Shape& shape_of_field(const Shape& object, std::string_view field) {
  const auto* found = json::find_field(object, field);
  if (found == nullptr) throw std::logic_error("fixtures have no field " + std::string(field) + " there");
  return found->shape;
}
const Shape& shape_of_items(const Shape& object, std::string_view list) {
  return shape_of_field(object, list).items.front();
}

Value Fitting::fit(const Shape& shape, const Thing& thing, const std::string& place) {
  Members members;
  take(shape, thing.told, members, place);
  for (const auto& [name, things] : thing.lists) {
    const auto* field = json::find_field(shape, name);
    if (field == nullptr) continue;
    std::vector<Value> items;
    for (const auto& each : things)
      if (!each.is_hidden) items.push_back(fit(field->shape.items.front(), each, place + "." + std::string(name)));
    members.emplace_back(name, arena_.list(items));
  }
  put_in_order(shape, members);
  return arena_.object(members);
}

Value Fitting::object(const Shape& shape, const Value& told, const std::string& place) {
  Members members;
  take(shape, told.as_members(), members, place);
  put_in_order(shape, members);
  return arena_.object(members);
}

template <class Told>
void Fitting::take(const Shape& shape, const Told& told, Members& members, const std::string& place) {
  for (const auto& [name, value] : told) {
    const auto* field = json::find_field(shape, name);
    if (field == nullptr || has(members, name)) continue;
    if (const auto fitted = fit(field->shape, name, value, place + "." + std::string(name)))
      members.emplace_back(field->name, *fitted);
  }
  for (const auto& [name, value] : told) {
    if (!is_part_of_its_thing(name)) continue;
    const auto list = value.as_list();
    take(shape, (list.size() == 1 ? list[0] : value).as_members(), members, place);
  }
}

std::optional<Value> Fitting::fit(const Shape& shape, std::string_view name, const Value& told,
                                  const std::string& place) {
  if (told.is_null()) return shape.nullable ? std::optional(told) : std::nullopt;
  if (shape.kind == Shape::Kind::list && std::holds_alternative<Value::List>(told.data()))
    return fit_list(shape, name, told, place);
  if (shape.kind == Shape::Kind::object && std::holds_alternative<Value::Members>(told.data()))
    return object(shape, told, place);
  if (name == "full_token") return secrets_.token(wanted_.anonymous ? "" : told.as_text());
  return fit_one(shape, secrets_.replaced(name, told), place);
}

std::optional<Value> Fitting::fit_list(const Shape& shape, std::string_view name, const Value& told,
                                       const std::string& place) {
  const auto& item = shape.items.front();
  if (item.kind == Shape::Kind::anything || item.kind == Shape::Kind::map) return secrets_.replaced(name, told);
  std::vector<Value> items;
  for (const auto& each : told.as_list()) {
    const auto& value = item.kind == Shape::Kind::text || item.kind == Shape::Kind::choice ? text_in(name, each) : each;
    if (const auto fitted = fit(item, name, value, place + "[]")) items.push_back(*fitted);
  }
  return arena_.list(items);
}

std::optional<Value> Fitting::fit_one(const Shape& shape, const Value& told, const std::string& place) {
  auto value = told;
  if (shape.kind == Shape::Kind::time && is_day(told.as_text()))
    value = arena_.text(std::string(told.as_text()) + "T00:00:00Z");
  const auto checked = json::check(shape, value);
  if (checked.problems.empty()) return value;
  const auto* text = std::get_if<std::string_view>(&value.data());
  if (text != nullptr && text->empty()) return std::nullopt;  // answers have empty texts for nothing
  Note note{Note::What::does_not_fit, place, wanted_.anonymous ? "" : checked.problems.front().message};
  if (!wanted_.anonymous) note.values.push_back(json::text_of(value));
  report_.add(std::move(note));
  return std::nullopt;
}

}  // namespace mock::capture
