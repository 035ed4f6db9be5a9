#include "json/shape.h"

#include <algorithm>

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
  auto& all = fields.edit();
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
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
  shape.items.edit().push_back(std::move(item));
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
    auto& fields = each.second.fields.edit();
    fields.insert(fields.begin(), required(tag, choice({each.first}), "Which one it is"));
    shape.choices.push_back(each.first);
    shape.items.edit().push_back(std::move(each.second));
  }
  return shape;
}
Shape anything() { return make(Shape::Kind::anything); }

Shape map(Shape value) {
  auto shape = make(Shape::Kind::map);
  shape.items.edit().push_back(std::move(value));
  return shape;
}

void write_schema(Writer& out, const Shape& shape) { write_members(out, shape, {}); }

}  // namespace mock::json
