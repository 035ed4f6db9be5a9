#include "json/schema.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace mock::json {
namespace {

constexpr auto unlimited = std::numeric_limits<std::int64_t>::max();

bool is_number(const Shape& shape) {
  return shape.kind == Shape::Kind::integer || shape.kind == Shape::Kind::number || shape.kind == Shape::Kind::real;
}

class SchemaWriter {
 public:
  /// Without `reference` it is JSON Schema (2020-12), otherwise that of OpenAPI 3.0.
  explicit SchemaWriter(Writer& out, const Reference* reference = nullptr) : out_(out), reference_(reference) {}

  void write(const Shape& shape, std::string_view description = {}, std::string_view otherwise = {}) {
    if (is_elsewhere(shape)) return write_reference(shape);
    if (reference_ != nullptr && shape.one_is_enough) return write(shape.items.front(), description, otherwise);
    write_here(shape, description, otherwise);
  }

  void write_here(const Shape& shape, std::string_view description, std::string_view otherwise) {
    Object schema(out_);
    write_kind(schema, shape);
    if (!description.empty()) schema("description", description);
    if (otherwise.empty()) return;
    out_.name("default");
    out_.raw(otherwise);
  }

 private:
  [[nodiscard]] bool is_elsewhere(const Shape& shape) const {
    return reference_ != nullptr &&
           (shape.kind == Shape::Kind::object || (is_in_map_ && shape.kind == Shape::Kind::choice));
  }

  // Nothing may stand beside a reference.
  void write_reference(const Shape& shape) {
    Object schema(out_);
    if (!shape.nullable) {
      schema("$ref", (*reference_)(shape));
      return;
    }
    schema("nullable", true).list("allOf", [&] {
      Object object(out_);
      object("$ref", (*reference_)(shape));
    });
  }

  void write_kind(Object& schema, const Shape& shape) {
    switch (shape.kind) {
      case Shape::Kind::text: return write_text(schema, shape);
      case Shape::Kind::integer:
      case Shape::Kind::number:
      case Shape::Kind::real: return write_number(schema, shape);
      case Shape::Kind::boolean: return write_type(schema, "boolean", shape);
      case Shape::Kind::choice: return write_choice(schema, shape);
      case Shape::Kind::time: return write_time(schema, shape);
      case Shape::Kind::list: return write_list(schema, shape);
      case Shape::Kind::object: return write_object(schema, shape);
      case Shape::Kind::one_of: return write_one_of(schema, shape);
      case Shape::Kind::map: return write_map(schema, shape);
      case Shape::Kind::anything: return;
    }
  }

  void write_type(Object& schema, std::string_view type, const Shape& shape) {
    if (reference_ != nullptr || !shape.nullable) {
      schema("type", type);
      if (shape.nullable) schema("nullable", true);
      return;
    }
    schema.list("type", [&] {
      out_.value(type);
      out_.value("null");
    });
  }

  static void write_limits(Object& schema, const Shape& shape, std::string_view lowest, std::string_view highest) {
    if (shape.lowest != 0 || is_number(shape)) schema(lowest, shape.lowest);
    if (shape.highest != unlimited) schema(highest, shape.highest);
  }

  void write_text(Object& schema, const Shape& shape) {
    write_type(schema, "string", shape);
    write_limits(schema, shape, "minLength", "maxLength");
    if (!shape.pattern.empty()) schema("pattern", shape.pattern);
    if (!shape.schema_format.empty()) schema("format", shape.schema_format);
  }

  void write_number(Object& schema, const Shape& shape) {
    write_type(schema, shape.kind == Shape::Kind::integer ? "integer" : "number", shape);
    write_limits(schema, shape, "minimum", "maximum");
    if (shape.kind == Shape::Kind::number) schema("multipleOf", 1);
  }

  void write_choice(Object& schema, const Shape& shape) {
    write_type(schema, "string", shape);
    schema.list("enum", [&] {
      for (const auto& choice : shape.choices) out_.value(choice);
      if (shape.nullable) out_.value(nullptr);
    });
  }

  void write_time(Object& schema, const Shape& shape) {
    constexpr int longest_time = 36;
    write_type(schema, "string", shape);
    schema("format", "date-time")("maxLength", longest_time);
  }

  void write_list(Object& schema, const Shape& shape) {
    if (shape.one_is_enough) return write_one_or_list(schema, shape);
    write_type(schema, "array", shape);
    write_limits(schema, shape, "minItems", "maxItems");
    out_.name("items");
    write(shape.items.front());
  }

  void write_one_or_list(Object& schema, const Shape& shape) {
    auto list = shape;
    list.one_is_enough = false;
    schema.list("anyOf", [&] {
      write(shape.items.front());
      write(list);
    });
  }

  void write_map(Object& schema, const Shape& shape) {
    write_type(schema, "object", shape);
    write_limits(schema, shape, "minProperties", "maxProperties");
    out_.name("additionalProperties");
    const bool was_in_map = std::exchange(is_in_map_, true);
    write(shape.items.front());
    is_in_map_ = was_in_map;
  }

  void write_one_of(Object& schema, const Shape& shape) {
    schema.list("oneOf", [&] {
      for (const auto& object : shape.items) write(object);
    });
  }

  void write_object(Object& schema, const Shape& shape) {
    write_type(schema, "object", shape);
    {
      const Object properties(out_, "properties");
      for (const auto& field : shape.fields) {
        out_.name(field.name);
        write(field.shape, field.description, field.otherwise);
      }
    }
    if (std::any_of(shape.fields.begin(), shape.fields.end(), [](const Field& field) { return field.is_required; }))
      schema.list("required", [&] {
        for (const auto& field : shape.fields)
          if (field.is_required) out_.value(field.name);
      });
    schema("additionalProperties", false);
  }

  Writer& out_;
  const Reference* reference_;
  bool is_in_map_ = false;
};

}  // namespace

void write_schema(Writer& out, const Shape& shape) { SchemaWriter(out).write(shape); }

void write_openapi_schema(Writer& out, const Shape& shape, const Reference& reference) {
  SchemaWriter(out, &reference).write(shape);
}

void write_openapi_place(Writer& out, const Shape& shape, const Reference& reference) {
  SchemaWriter(out, &reference).write_here(shape, {}, {});
}

}  // namespace mock::json
