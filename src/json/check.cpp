#include <algorithm>
#include <cmath>

#include "base/interruption.h"
#include "base/nearest.h"
#include "base/time.h"
#include "fault.h"

namespace mock::json {
namespace {

std::vector<std::string_view> names_of(const std::vector<Field>& fields) {
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const auto& field : fields) names.push_back(field.name);
  return names;
}

// `Words` says what is wrong: a fault becomes a text.
template <class Words>
class Checker {
 public:
  Checker(Unknown unknown, Checked& result, Words words) : unknown_(unknown), result_(result), words_(words) {}

  void check(const Shape& shape, const Value& value, const Path& path) {
    if (value.is_null() && shape.nullable) return;
    switch (shape.kind) {
      case Shape::Kind::text: return check_text(shape, value, path);
      case Shape::Kind::integer:
      case Shape::Kind::number: return check_number(shape, value, path);
      case Shape::Kind::real: return check_real(shape, value, path);
      case Shape::Kind::boolean: return static_cast<void>(held<bool>(shape, value, path));
      case Shape::Kind::choice: return check_choice(shape, value, path);
      case Shape::Kind::time: return check_time(shape, value, path);
      case Shape::Kind::list: return check_list(shape, value, path);
      case Shape::Kind::object: return check_object(shape, value, path);
      case Shape::Kind::one_of: return check_one_of(shape, value, path);
      case Shape::Kind::map: return check_map(shape, value, path);
      case Shape::Kind::anything: return;
    }
  }

 private:
  void found(const Fault& fault, const std::string& pointer) { result_.problems.push_back({pointer, words_(fault)}); }
  void found(Fault::Kind kind, const Shape& shape, const Value& value, const Path& path) {
    if (result_.problems.is_full()) return result_.problems.count_one();
    found({kind, path, shape, value}, path.pointer());
  }
  void missing(std::string_view name, const Shape& shape, const Value& value, const Path& path) {
    found({Fault::Kind::missing, path, shape, value, name}, path.pointer());
  }
  template <class T>
  const T* held(const Shape& shape, const Value& value, const Path& path) {
    const auto* data = std::get_if<T>(&value.data());
    if (data == nullptr) found(Fault::Kind::type, shape, value, path);
    return data;
  }

  void check_text(const Shape& shape, const Value& value, const Path& path) {
    const auto* text = held<std::string_view>(shape, value, path);
    if (text == nullptr) return;
    if (!is_within(shape, characters(*text), value, path)) return;
    if (shape.fits != nullptr && !shape.fits(*text)) found(Fault::Kind::misfit, shape, value, path);
  }
  void check_number(const Shape& shape, const Value& value, const Path& path) {
    const auto* real = std::get_if<double>(&value.data());
    if (real == nullptr) {
      if (const auto* whole = held<std::int64_t>(shape, value, path)) is_within(shape, *whole, value, path);
      return;
    }
    // Numbers that no integer of ours can hold are beyond every limit.
    if (std::abs(*real) >= 0x1p63)
      return found(*real > 0 ? Fault::Kind::above : Fault::Kind::below, shape, value, path);
    if (shape.kind == Shape::Kind::integer || std::floor(*real) != *real)
      return found(Fault::Kind::fraction, shape, value, path);
    is_within(shape, static_cast<std::int64_t>(*real), value, path);
  }
  void check_real(const Shape& shape, const Value& value, const Path& path) {
    const auto* real = std::get_if<double>(&value.data());
    if (real == nullptr) return check_number(shape, value, path);
    if (*real < static_cast<double>(shape.lowest))
      found(Fault::Kind::below, shape, value, path);
    else if (*real > static_cast<double>(shape.highest))
      found(Fault::Kind::above, shape, value, path);
  }
  void check_choice(const Shape& shape, const Value& value, const Path& path) {
    const auto* text = held<std::string_view>(shape, value, path);
    if (text == nullptr || std::find(shape.choices.begin(), shape.choices.end(), *text) != shape.choices.end()) return;
    if (result_.problems.is_full()) return result_.problems.count_one();
    found({Fault::Kind::no_choice, path, shape, value, {}, suggestion(*text, shape.choices)}, path.pointer());
  }
  void check_time(const Shape& shape, const Value& value, const Path& path) {
    const auto* text = held<std::string_view>(shape, value, path);
    if (text != nullptr && !parse_rfc3339(*text)) found(Fault::Kind::misfit, shape, value, path);
  }
  void check_list(const Shape& shape, const Value& value, const Path& path) {
    if (shape.one_is_enough && !std::holds_alternative<Value::List>(value.data()))
      return check(shape.items.front(), value, path);
    const auto* list = held<Value::List>(shape, value, path);
    if (list == nullptr || !is_within(shape, static_cast<std::int64_t>(list->size()), value, path)) return;
    for (std::size_t i = 0; i < list->size(); ++i) {
      interruption_point();
      check(shape.items.front(), (*list)[i], Path{&path, {}, i});
    }
  }
  void check_object(const Shape& shape, const Value& value, const Path& path) {
    const auto* members = held<Value::Members>(shape, value, path);
    if (members == nullptr) return;
    for (const auto& [name, member] : *members) {
      if (const auto* field = find_field(shape, name))
        check(field->shape, member, Path{&path, name});
      else if (unknown_ == Unknown::let_through)
        result_.let_through.push_back({Path{&path, name}.pointer(), {}});
      else
        found({Fault::Kind::unknown, path, shape, value, name, suggestion(name, names_of(shape.fields))},
              Path{&path, name}.pointer());
    }
    for (const auto& field : shape.fields)
      if (field.is_required && value.find(field.name) == nullptr) missing(field.name, shape, value, path);
  }
  void check_one_of(const Shape& shape, const Value& value, const Path& path) {
    if (held<Value::Members>(shape, value, path) == nullptr) return;
    const auto* tag = value.find(shape.tag);
    if (tag == nullptr) return missing(shape.tag, shape, value, path);
    const auto said = std::find(shape.choices.begin(), shape.choices.end(), tag->as_text());
    if (said != shape.choices.end())
      return check_object(shape.items[static_cast<std::size_t>(said - shape.choices.begin())], value, path);
    check_choice(choice(shape.choices), *tag, Path{&path, shape.tag});
  }
  void check_map(const Shape& shape, const Value& value, const Path& path) {
    const auto* members = held<Value::Members>(shape, value, path);
    if (members == nullptr || !is_within(shape, static_cast<std::int64_t>(members->size()), value, path)) return;
    for (const auto& [name, member] : *members) check(shape.items.front(), member, Path{&path, name});
  }

  // Whether a size or a number is one that the shape allows.
  bool is_within(const Shape& shape, std::int64_t number, const Value& value, const Path& path) {
    if (number < shape.lowest) found(Fault::Kind::below, shape, value, path);
    if (number > shape.highest) found(Fault::Kind::above, shape, value, path);
    return shape.lowest <= number && number <= shape.highest;
  }
  // Slips are few. Of a document that is wrong all over, only the first ones are worth the search.
  std::string suggestion(std::string_view word, const std::vector<std::string_view>& names) {
    constexpr int most_suggestions = 20;
    return ++suggestions_ > most_suggestions ? "" : did_you_mean(word, names);
  }

  Unknown unknown_;
  Checked& result_;
  Words words_;
  int suggestions_ = 0;
};

}  // namespace

Checked check(const Shape& shape, const Value& value, Unknown unknown) {
  Checked result;
  Checker(unknown, result, in_own_words).check(shape, value, Path{});
  return result;
}

Problems check_in_schema_words(const Shape& shape, const Value& value, Unknown unknown, HoldsASecret holds_a_secret) {
  Checked result;
  const auto words = [holds_a_secret](const Fault& fault) { return in_schema_words(fault, holds_a_secret); };
  Checker(unknown, result, words).check(shape, value, Path{});
  return std::move(result.problems);
}

}  // namespace mock::json
