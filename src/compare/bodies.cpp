#include "bodies.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ascii.h"
#include "compare/form.h"
#include "items.h"
#include "json/writer.h"

namespace mock::compare {
namespace {

using json::Shape;
using json::Value;
using Members = std::vector<Value::Member>;

std::string below(const std::string& where, std::string_view name) {
  return where.empty() ? std::string(name) : where + "." + std::string(name);
}

// A name that a programmer gave, and not the world.
bool is_field_name(std::string_view name) {
  constexpr std::size_t longest = 64;
  return !name.empty() && name.size() <= longest &&
         ascii::all(name, [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || c == '_'; });
}

const Shape* shape_of_field(const Shape* object, std::string_view name) {
  const auto* found = object == nullptr ? nullptr : json::find_field(*object, name);
  return found == nullptr ? nullptr : &found->shape;
}

// Of one of several objects, the one that the tag of this value names.
const Shape* chosen(const Shape& shape, const Value& value) {
  const auto tag = std::ranges::find(shape.choices, value.text(shape.tag));
  if (tag == shape.choices.end()) return nullptr;
  return &shape.items[static_cast<std::size_t>(tag - shape.choices.begin())];
}

bool is_empty(const Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value.data())) return text->empty();
  if (const auto* list = std::get_if<Value::List>(&value.data())) return list->empty();
  if (const auto* members = std::get_if<Value::Members>(&value.data())) return members->empty();
  return false;
}

// Whether texts that are not the same ought to look the same: times, ids, and what has a form of its own on both sides.
// Secrets and free texts may look like anything, and what is empty says nothing.
bool is_told_by_its_form(const Shape* shape, std::string_view name, std::string_view api, std::string_view mock) {
  if (api.empty() || mock.empty()) return false;
  const auto one = form_of_text(api);
  const auto other = form_of_text(mock);
  if (one == other) return false;
  const auto is_id = name == "id" || name.ends_with("_id");
  const auto is_time = shape != nullptr && shape->kind == Shape::Kind::time;
  return is_time || is_id || (has_form_of_its_own(one) && has_form_of_its_own(other));
}

class Walk {
 public:
  explicit Walk(Comparison& into) : into_(into) {}

  void compare(const Shape* shape, const Value& api, const Value& mock, const std::string& where,
               std::string_view name) {
    if (api.is_null() != mock.is_null()) return compare_null(shape, api, mock, where, name);
    if (api.data().index() != mock.data().index()) return tell(Kind::type, where, api, mock, name);
    if (std::holds_alternative<Value::Members>(api.data())) return compare_objects(shape, api, mock, where);
    if (std::holds_alternative<Value::List>(api.data())) return compare_lists(shape, api, mock, where, name);
    if (std::holds_alternative<std::string_view>(api.data())) compare_texts(shape, api, mock, where, name);
  }

 private:
  void tell(Kind kind, const std::string& where, std::string api, std::string mock, std::string_view name) {
    into_.differences.push_back({.kind = kind, .where = where, .api = std::move(api), .mock = std::move(mock)});
    if (!name.empty()) into_.differences.back().words.emplace_back(name);
  }
  void tell(Kind kind, const std::string& where, const Value& api, const Value& mock, std::string_view name) {
    tell(kind, where, form_of(api), form_of(mock), name);
    into_.differences.back().api_value = json::text_of(api);
    into_.differences.back().mock_value = json::text_of(mock);
  }

  // What may be missing may have come, or gone, meanwhile; not so what is empty.
  void compare_null(const Shape* shape, const Value& api, const Value& mock, const std::string& where,
                    std::string_view name) {
    const auto may_be_null = shape != nullptr && shape->nullable;
    if (!may_be_null || is_empty(api.is_null() ? mock : api)) tell(Kind::null, where, api, mock, name);
  }

  void compare_texts(const Shape* shape, const Value& api, const Value& mock, const std::string& where,
                     std::string_view name) {
    if (api.as_text() == mock.as_text()) return;
    if (shape != nullptr && shape->kind == Shape::Kind::choice) {
      if (std::ranges::find(shape->choices, api.as_text()) == shape->choices.end()) tell_word(where, api, mock, name);
      return;
    }
    if (is_told_by_its_form(shape, name, api.as_text(), mock.as_text())) tell(Kind::format, where, api, mock, name);
  }

  // A word of a list of words is no secret; what does not look like one is not shown.
  void tell_word(const std::string& where, const Value& api, const Value& mock, std::string_view name) {
    tell(Kind::word, where, api, mock, name);
    auto& told = into_.differences.back();
    told.api = is_field_name(api.as_text()) ? json::quoted(api.as_text()) : "a word";
    told.mock = "one of those it knows";
  }

  void compare_lists(const Shape* shape, const Value& api, const Value& mock, const std::string& where,
                     std::string_view name) {
    const auto pairs = pairs_of(api.as_list(), mock.as_list());
    into_.has_other_items = into_.has_other_items || pairs.has_others;
    if (!pairs.is_in_order) tell(Kind::order, where, "one order", "another one", {});
    const auto* item = shape != nullptr && shape->kind == Shape::Kind::list ? &shape->items.front() : nullptr;
    for (const auto& [one, other] : pairs.both) compare(item, *one, *other, where + "[]", name);
  }

  void compare_objects(const Shape* shape, const Value& api, const Value& mock, const std::string& where) {
    if (shape != nullptr && shape->kind == Shape::Kind::one_of) shape = chosen(*shape, mock);
    if (shape == nullptr || shape->kind != Shape::Kind::object) return compare_maps(shape, api, mock, where);
    Members api_alone;
    Members mock_alone;
    for (const auto& [name, value] : api.as_members())
      if (const auto* other = mock.find(name))
        compare(shape_of_field(shape, name), value, *other, below(where, name), name);
      else
        api_alone.emplace_back(name, value);
    for (const auto& member : mock.as_members())
      if (api.find(member.first) == nullptr) mock_alone.push_back(member);
    take_renamed(api_alone, mock_alone, where);
    for (const auto& [name, value] : api_alone) tell_field(where, name, form_of(value), "missing");
    for (const auto& [name, value] : mock_alone) tell_field(where, name, "missing", form_of(value));
  }

  void tell_field(const std::string& where, std::string_view name, std::string api, std::string mock) {
    tell(Kind::field, below(where, is_field_name(name) ? name : "…"), std::move(api), std::move(mock), name);
  }

  // What has the same value on both sides, and no other has, goes by two names.
  void take_renamed(Members& api, Members& mock, const std::string& where) {
    std::erase_if(api, [&](const Value::Member& one) {
      const auto is_it = [&](const Value::Member& other) { return are_same(one.second, other.second); };
      const auto found = std::ranges::find_if(mock, is_it);
      if (found == mock.end() || !is_field_name(one.first)) return false;
      tell(Kind::renamed, below(where, found->first), "called " + std::string(one.first),
           "called " + std::string(found->first), found->first);
      mock.erase(found);
      return true;
    });
  }

  // Its names are of the world: only what both have is compared.
  void compare_maps(const Shape* shape, const Value& api, const Value& mock, const std::string& where) {
    const auto* item = shape != nullptr && shape->kind == Shape::Kind::map ? &shape->items.front() : nullptr;
    for (const auto& [name, value] : api.as_members())
      if (const auto* other = mock.find(name)) compare(item, value, *other, below(where, "*"), {});
  }

  Comparison& into_;
};

}  // namespace

void compare_values(const Shape* shape, const Value& api, const Value& mock, Comparison& into) {
  Walk(into).compare(shape, api, mock, {}, {});
}

}  // namespace mock::compare
