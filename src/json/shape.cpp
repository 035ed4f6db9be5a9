#include "json/shape.h"

#include <algorithm>
#include <cmath>

#include "base/interruption.h"
#include "base/nearest.h"
#include "base/time.h"

namespace mock::json {
namespace {

constexpr auto unlimited = std::numeric_limits<std::int64_t>::max();

Shape make(Shape::Kind kind, std::int64_t lowest = 0, std::int64_t highest = unlimited) {
  Shape shape;
  shape.kind = kind;
  shape.lowest = lowest;
  shape.highest = highest;
  return shape;
}

std::string_view noun(Shape::Kind kind) {
  switch (kind) {
    case Shape::Kind::text:
    case Shape::Kind::choice: return "a string";
    case Shape::Kind::integer:
    case Shape::Kind::number: return "an integer";
    case Shape::Kind::real: return "a number";
    case Shape::Kind::boolean: return "a boolean";
    case Shape::Kind::time: return "a time in RFC 3339";
    case Shape::Kind::list: return "a list";
    case Shape::Kind::object:
    case Shape::Kind::one_of:
    case Shape::Kind::map:
    case Shape::Kind::anything: break;
  }
  return "an object";
}

std::int64_t characters(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
}

std::string in_digits(double number) {
  Writer out;
  out.value(number);
  return out.take();
}

// "a, b or c"; of long vocabularies only the beginning is told.
std::string enumerated(const std::vector<std::string_view>& choices) {
  constexpr std::size_t most_told = 8;
  std::string out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i == most_told) return out + ", ... (" + std::to_string(choices.size()) + " in all)";
    if (i > 0) out += i + 1 == choices.size() ? " or " : ", ";
    out += choices[i];
  }
  return out;
}

// Where the checker is, as a chain of steps on the stack: the pointer is only spelled out for a problem.
struct Path {
  const Path* up = nullptr;
  std::string_view name;     // of a member
  std::size_t position = 0;  // of an item, when there is no name

  [[nodiscard]] std::string pointer() const {
    if (up == nullptr) return {};
    return name.data() == nullptr ? up->pointer() / position : up->pointer() / name;
  }
  /// What a person reads first: "max_age_seconds", or "scopes[0]".
  [[nodiscard]] std::string subject() const {
    if (up == nullptr) return "the document";
    return name.data() == nullptr ? up->subject() + "[" + std::to_string(position) + "]" : std::string(name);
  }
};

class Checker {
 public:
  Checker(Unknown unknown, Checked& result) : unknown_(unknown), result_(result) {}

  void check(const Shape& shape, const Value& value, const Path& path) {
    if (value.is_null() && shape.nullable) return;
    switch (shape.kind) {
      case Shape::Kind::text: return check_text(shape, value, path);
      case Shape::Kind::integer:
      case Shape::Kind::number: return check_number(shape, value, path);
      case Shape::Kind::real: return check_real(shape, value, path);
      case Shape::Kind::boolean: return expect(std::holds_alternative<bool>(value.data()), shape, value, path);
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
  void problem(const Path& path, const std::string& message) {
    if (result_.problems.is_full()) return result_.problems.count_one();
    result_.problems.push_back({path.pointer(), path.subject() + " " + message});
  }
  void expect(bool is_that, const Shape& shape, const Value& value, const Path& path) {
    if (is_that) return;
    problem(path, "must be " + std::string(noun(shape.kind)) + (shape.nullable ? " or null" : "") + ", not " +
                      std::string(value.kind()));
  }
  template <class T>
  const T* held(const Shape& shape, const Value& value, const Path& path) {
    const auto* data = std::get_if<T>(&value.data());
    expect(data != nullptr, shape, value, path);
    return data;
  }

  void check_text(const Shape& shape, const Value& value, const Path& path) {
    const auto* text = held<std::string_view>(shape, value, path);
    if (text == nullptr) return;
    const auto length = characters(*text);
    if (length < shape.lowest)
      problem(path,
              "must have at least " + std::to_string(shape.lowest) + " character(s), not " + std::to_string(length));
    else if (length > shape.highest)
      problem(path,
              "must have at most " + std::to_string(shape.highest) + " characters, not " + std::to_string(length));
    else if (shape.fits != nullptr && !shape.fits(*text))
      problem(path, "must be " + std::string(shape.format) + ", not " + quoted(*text));
  }
  void check_number(const Shape& shape, const Value& value, const Path& path) {
    std::int64_t number = 0;
    if (const auto* real = std::get_if<double>(&value.data())) {
      if (std::abs(*real) >= 0x1p63) return fault_of_size(shape, *real, path);
      if (shape.kind == Shape::Kind::integer || std::floor(*real) != *real)
        return problem(path, "must be an integer, not a number with a fraction");
      number = static_cast<std::int64_t>(*real);
    } else if (const auto* whole = held<std::int64_t>(shape, value, path)) {
      number = *whole;
    } else {
      return;
    }
    if (number < shape.lowest)
      problem(path, "must be at least " + std::to_string(shape.lowest) + ", not " + std::to_string(number));
    else if (number > shape.highest)
      problem(path, "must be at most " + std::to_string(shape.highest) + ", not " + std::to_string(number));
  }
  // Numbers that no integer of ours can hold are beyond every limit.
  void fault_of_size(const Shape& shape, double number, const Path& path) {
    if (number > 0)
      problem(path, "must be at most " + std::to_string(shape.highest) + ", not " + in_digits(number));
    else
      problem(path, "must be at least " + std::to_string(shape.lowest) + ", not " + in_digits(number));
  }
  void check_real(const Shape& shape, const Value& value, const Path& path) {
    const auto* real = std::get_if<double>(&value.data());
    if (real == nullptr) return check_number(shape, value, path);
    if (*real < static_cast<double>(shape.lowest))
      problem(path, "must be at least " + std::to_string(shape.lowest) + ", not " + std::to_string(*real));
    else if (*real > static_cast<double>(shape.highest))
      problem(path, "must be at most " + std::to_string(shape.highest) + ", not " + std::to_string(*real));
  }
  void check_choice(const Shape& shape, const Value& value, const Path& path) {
    const auto* text = held<std::string_view>(shape, value, path);
    if (text != nullptr && std::find(shape.choices.begin(), shape.choices.end(), *text) == shape.choices.end())
      problem(path, "must be one of " + enumerated(shape.choices) + ", not " + quoted(*text) +
                        suggestion(*text, shape.choices));
  }
  void check_time(const Shape& shape, const Value& value, const Path& path) {
    const auto* text = held<std::string_view>(shape, value, path);
    if (text != nullptr && !parse_rfc3339(*text))
      problem(path, "must be a time in RFC 3339, like 2026-01-31T09:30:00Z, not " + quoted(*text));
  }
  void check_list(const Shape& shape, const Value& value, const Path& path) {
    if (shape.one_is_enough && !std::holds_alternative<Value::List>(value.data()))
      return check(shape.items.front(), value, path);
    const auto* list = held<Value::List>(shape, value, path);
    if (list == nullptr) return;
    if (static_cast<std::int64_t>(list->size()) < shape.lowest)
      return problem(
          path, "must have at least " + std::to_string(shape.lowest) + " item(s), not " + std::to_string(list->size()));
    if (static_cast<std::int64_t>(list->size()) > shape.highest)
      return problem(
          path, "must have at most " + std::to_string(shape.highest) + " items, not " + std::to_string(list->size()));
    for (std::size_t i = 0; i < list->size(); ++i) {
      interruption_point();
      check(shape.items.front(), (*list)[i], Path{&path, {}, i});
    }
  }
  void check_object(const Shape& shape, const Value& value, const Path& path) {
    const auto* members = held<Value::Members>(shape, value, path);
    if (members == nullptr) return;
    for (const auto& [name, member] : *members) {
      const auto field = std::find_if(shape.fields.begin(), shape.fields.end(),
                                      [&name = name](const Field& known) { return known.name == name; });
      if (field != shape.fields.end())
        check(field->shape, member, Path{&path, name});
      else if (unknown_ == Unknown::let_through)
        result_.let_through.push_back({Path{&path, name}.pointer(), {}});
      else
        result_.problems.push_back(
            {Path{&path, name}.pointer(), "unknown field " + quoted(name) + suggestion(name, names_of(shape.fields))});
    }
    for (const auto& field : shape.fields)
      if (field.is_required && value.find(field.name) == nullptr)
        result_.problems.push_back({path.pointer(), "missing field " + quoted(field.name)});
  }
  void check_one_of(const Shape& shape, const Value& value, const Path& path) {
    if (held<Value::Members>(shape, value, path) == nullptr) return;
    const auto* tag = value.find(shape.tag);
    if (tag == nullptr) return result_.problems.push_back({path.pointer(), "missing field " + quoted(shape.tag)});
    const auto said = std::find(shape.choices.begin(), shape.choices.end(), tag->as_text());
    if (said != shape.choices.end())
      return check_object(shape.items[static_cast<std::size_t>(said - shape.choices.begin())], value, path);
    check_choice(choice(shape.choices), *tag, Path{&path, shape.tag});
  }
  void check_map(const Shape& shape, const Value& value, const Path& path) {
    const auto* members = held<Value::Members>(shape, value, path);
    if (members == nullptr) return;
    if (static_cast<std::int64_t>(members->size()) > shape.highest)
      return problem(path, "must have at most " + std::to_string(shape.highest) + " members, not " +
                               std::to_string(members->size()));
    for (const auto& [name, member] : *members) check(shape.items.front(), member, Path{&path, name});
  }

  static std::vector<std::string_view> names_of(const std::vector<Field>& fields) {
    std::vector<std::string_view> names;
    names.reserve(fields.size());
    for (const auto& field : fields) names.push_back(field.name);
    return names;
  }
  // Slips are few. Of a document that is wrong all over, only the first ones are worth the search.
  std::string suggestion(std::string_view word, const std::vector<std::string_view>& names) {
    constexpr int most_suggestions = 20;
    return ++suggestions_ > most_suggestions ? "" : did_you_mean(word, names);
  }

  Unknown unknown_;
  Checked& result_;
  int suggestions_ = 0;
};

void write_type(Writer& out, std::string_view type, bool nullable) {
  out.name("type");
  if (!nullable) return out.value(type);
  out.open('[');
  out.value(type);
  out.value("null");
  out.close(']');
}

void write_limits(Object& out, const Shape& shape, std::string_view lowest, std::string_view highest) {
  const bool is_number =
      shape.kind == Shape::Kind::integer || shape.kind == Shape::Kind::number || shape.kind == Shape::Kind::real;
  if (shape.lowest != 0 || is_number) out(lowest, shape.lowest);
  if (shape.highest != unlimited) out(highest, shape.highest);
}

void write_members(Writer& out, const Shape& shape, std::string_view description, std::string_view otherwise = {});

void write_object(Writer& out, Object& schema, const Shape& shape) {
  write_type(out, "object", shape.nullable);
  {
    const Object properties(out, "properties");
    for (const auto& field : shape.fields) {
      out.name(field.name);
      write_members(out, field.shape, field.description, field.otherwise);
    }
  }
  if (std::any_of(shape.fields.begin(), shape.fields.end(), [](const Field& field) { return field.is_required; }))
    schema.list("required", [&] {
      for (const auto& field : shape.fields)
        if (field.is_required) out.value(field.name);
    });
  schema("additionalProperties", false);
}

void write_choice(Writer& out, Object& schema, const Shape& shape) {
  write_type(out, "string", shape.nullable);
  schema.list("enum", [&] {
    for (const auto& choice : shape.choices) out.value(choice);
    if (shape.nullable) out.value(nullptr);
  });
}

void write_one_or_list(Writer& out, Object& schema, const Shape& shape) {
  auto list = shape;
  list.one_is_enough = false;
  schema.list("anyOf", [&] {
    write_members(out, shape.items.front(), {});
    write_members(out, list, {});
  });
}

void write_one_of(Writer& out, Object& schema, const Shape& shape) {
  schema.list("oneOf", [&] {
    for (const auto& object : shape.items) write_members(out, object, {});
  });
}

void write_text(Writer& out, Object& schema, const Shape& shape) {
  write_type(out, "string", shape.nullable);
  write_limits(schema, shape, "minLength", "maxLength");
  if (!shape.pattern.empty()) schema("pattern", shape.pattern);
  if (!shape.schema_format.empty()) schema("format", shape.schema_format);
}

void write_number(Writer& out, Object& schema, const Shape& shape) {
  write_type(out, shape.kind == Shape::Kind::integer ? "integer" : "number", shape.nullable);
  write_limits(schema, shape, "minimum", "maximum");
  if (shape.kind == Shape::Kind::number) schema("multipleOf", 1);
}

void write_list(Writer& out, Object& schema, const Shape& shape) {
  if (shape.one_is_enough) return write_one_or_list(out, schema, shape);
  write_type(out, "array", shape.nullable);
  write_limits(schema, shape, "minItems", "maxItems");
  out.name("items");
  write_schema(out, shape.items.front());
}

void write_members(Writer& out, const Shape& shape, std::string_view description, std::string_view otherwise) {
  Object schema(out);
  switch (shape.kind) {
    case Shape::Kind::text: write_text(out, schema, shape); break;
    case Shape::Kind::integer:
    case Shape::Kind::number:
    case Shape::Kind::real: write_number(out, schema, shape); break;
    case Shape::Kind::boolean: write_type(out, "boolean", shape.nullable); break;
    case Shape::Kind::choice: write_choice(out, schema, shape); break;
    case Shape::Kind::time:
      write_type(out, "string", shape.nullable);
      schema("format", "date-time")("maxLength", 36);
      break;
    case Shape::Kind::list: write_list(out, schema, shape); break;
    case Shape::Kind::object: write_object(out, schema, shape); break;
    case Shape::Kind::one_of: write_one_of(out, schema, shape); break;
    case Shape::Kind::map:
      write_type(out, "object", shape.nullable);
      write_limits(schema, shape, "minProperties", "maxProperties");
      out.name("additionalProperties");
      write_schema(out, shape.items.front());
      break;
    case Shape::Kind::anything: break;
  }
  if (!description.empty()) schema("description", description);
  if (otherwise.empty()) return;
  out.name("default");
  out.raw(otherwise);
}

}  // namespace

Shape Shape::or_null() const {
  Shape shape = *this;
  shape.nullable = true;
  return shape;
}

Shape Shape::not_empty() const {
  Shape shape = *this;
  shape.lowest = 1;
  return shape;
}

Shape Shape::or_one() const {
  Shape shape = *this;
  shape.one_is_enough = true;
  return shape;
}

Shape Shape::matching(std::string_view regular_expression, std::string_view of_schema) const {
  Shape shape = *this;
  shape.pattern = regular_expression;
  shape.schema_format = of_schema;
  return shape;
}

Shape Shape::with(std::vector<Field> more) const& { return Shape(*this).with(std::move(more)); }
Shape Shape::with(std::vector<Field> more) && {
  fields.insert(fields.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return std::move(*this);
}

Field Field::or_else(std::string_view json) const {
  Field field = *this;
  field.otherwise = json;
  return field;
}

Field required(std::string_view name, Shape shape, std::string_view description) {
  return {name, std::move(shape), true, description};
}
Field optional(std::string_view name, Shape shape, std::string_view description) {
  return {name, std::move(shape), false, description};
}

Shape text(std::int64_t shortest, std::int64_t longest) { return make(Shape::Kind::text, shortest, longest); }
Shape text() { return make(Shape::Kind::text); }
Shape text_like(bool (*fits)(std::string_view), std::string_view format, std::int64_t longest) {
  auto shape = make(Shape::Kind::text, 0, longest);
  shape.fits = fits;
  shape.format = format;
  return shape;
}
Shape integer(std::int64_t lowest, std::int64_t highest) { return make(Shape::Kind::integer, lowest, highest); }
Shape whole_number(std::int64_t lowest, std::int64_t highest) { return make(Shape::Kind::number, lowest, highest); }
Shape real(std::int64_t lowest, std::int64_t highest) { return make(Shape::Kind::real, lowest, highest); }
Shape boolean() { return make(Shape::Kind::boolean); }
Shape choice(std::vector<std::string_view> choices) {
  auto shape = make(Shape::Kind::choice);
  shape.choices = std::move(choices);
  return shape;
}
Shape time() { return make(Shape::Kind::time); }
Shape list(Shape item, std::int64_t longest) {
  auto shape = make(Shape::Kind::list, 0, longest);
  shape.items.push_back(std::move(item));
  return shape;
}
Shape object(std::vector<Field> fields) {
  auto shape = make(Shape::Kind::object);
  shape.fields = std::move(fields);
  return shape;
}
Shape one_of(std::string_view tag, std::vector<std::pair<std::string_view, Shape>> objects) {
  auto shape = make(Shape::Kind::one_of);
  shape.tag = tag;
  for (auto& each : objects) {
    each.second.fields.insert(each.second.fields.begin(), required(tag, choice({each.first}), "Which one it is"));
    shape.choices.push_back(each.first);
    shape.items.push_back(std::move(each.second));
  }
  return shape;
}
Shape anything() { return make(Shape::Kind::anything); }

Shape map(Shape value) {
  auto shape = make(Shape::Kind::map);
  shape.items.push_back(std::move(value));
  return shape;
}

Checked check(const Shape& shape, const Value& value, Unknown unknown) {
  Checked result;
  Checker(unknown, result).check(shape, value, Path{});
  return result;
}

void write_schema(Writer& out, const Shape& shape) { write_members(out, shape, {}); }

}  // namespace mock::json
