#pragma once
// What a JSON document may look like, as data: one description checks request bodies and fixtures, and is printed as
// JSON Schema in /doc/openapi.json and fixtures/fixture.schema.json. A shape can only say what both can do.
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/shared_list.h"
#include "json/value.h"
#include "json/writer.h"

namespace mock::json {

struct Field;

struct Shape {
  enum class Kind { text, integer, number, real, boolean, choice, time, list, object, one_of, map, anything };

  // Here and in Field, these stand in the source: thousands of places make a shape, and each would have them in line.
  Shape();
  Shape(const Shape&);
  Shape(Shape&&) noexcept;
  Shape& operator=(const Shape&);
  Shape& operator=(Shape&&) noexcept;
  ~Shape();

  Kind kind = Kind::object;
  bool nullable = false;
  // Limits, both allowed: characters of a text, the value of a number, items of a list.
  std::int64_t lowest = 0;
  std::int64_t highest = std::numeric_limits<std::int64_t>::max();
  std::vector<std::string_view> choices;  // of a choice; of one_of, what its tag may say
  SharedList<Shape> items;                // of a list, or the values of a map: one shape; of one_of, an object a choice
  bool one_is_enough = false;             // of a list: one item may come without the list around it
  SharedList<Field> fields;               // of an object
  // A text may have to pass a test of its own; `format` says what it must be ("an IP address or CIDR range").
  bool (*fits)(std::string_view) = nullptr;
  std::string_view format;
  // What JSON Schema can say of that test: a regular expression (ECMA 262), and one of its own formats.
  std::string_view pattern;
  std::string_view schema_format;
  std::string_view tag;  // of one_of: the field that says which object it is

  [[nodiscard]] Shape or_null() const;
  /// A list of one item or more.
  [[nodiscard]] Shape not_empty() const;
  /// A list, or one item alone.
  [[nodiscard]] Shape or_one() const;
  /// A text of which JSON Schema says more; `check` asks `fits` alone.
  [[nodiscard]] Shape matching(std::string_view regular_expression, std::string_view of_schema = {}) const;
  /// The same object with more fields behind its own.
  [[nodiscard]] Shape with(std::vector<Field> more) const&;
  [[nodiscard]] Shape with(std::vector<Field> more) &&;
};

struct Field {
  std::string_view name;
  Shape shape;
  bool is_required = false;
  std::string_view description;
  std::string otherwise;  // JSON: what a missing one counts as

  Field();
  Field(std::string_view with_name, Shape of_shape, bool must_be_there, std::string_view about_it = {},
        std::string when_missing = {});
  Field(const Field&);
  Field(Field&&) noexcept;
  Field& operator=(const Field&);
  Field& operator=(Field&&) noexcept;
  ~Field();

  /// The same field, with what it counts as when it is missing. For readers of the schema: whoever reads the document
  /// sees to it.
  [[nodiscard]] Field or_else(std::string_view json) const;
};

/// The field of an object that has this name, or nullptr.
const Field* find_field(const Shape& object, std::string_view name);

Field required(std::string_view name, Shape shape, std::string_view description = {});
Field optional(std::string_view name, Shape shape, std::string_view description = {});

Shape text(std::int64_t shortest, std::int64_t longest);
Shape text();
Shape text_like(bool (*fits)(std::string_view), std::string_view format, std::int64_t longest);
Shape integer(std::int64_t lowest, std::int64_t highest);
/// A number that must be whole: 600 and 600.0 fit.
Shape whole_number(std::int64_t lowest, std::int64_t highest);
/// Any number, with a fraction or without.
Shape real(std::int64_t lowest, std::int64_t highest);
Shape boolean();
Shape choice(std::vector<std::string_view> choices);
/// A moment in RFC 3339.
Shape time();
Shape list(Shape item, std::int64_t longest = std::numeric_limits<std::int64_t>::max());
Shape object(std::vector<Field> fields);
/// One of several objects, told apart by the text in their field `tag`, which they need not have themselves.
Shape one_of(std::string_view tag, std::vector<std::pair<std::string_view, Shape>> objects);
/// An object with any names and values of one shape.
Shape map(Shape value);

/// Any value. What it must be is checked by whoever reads it.
Shape anything();

/// A shape that is built once, when first asked for: tables of operations refer to shapes by such functions.
using ShapeRef = const Shape& (*)();

struct Checked {
  Problems problems;     // in the order of the document; empty when the value fits
  Problems let_through;  // members that the shape does not know, when those are no problems; without messages
};
enum class Unknown { refused, let_through };

/// Compares a document with its shape.
Checked check(const Shape& shape, const Value& value, Unknown unknown = Unknown::refused);

/// Writes `shape` as JSON Schema (2020-12, which is also that of OpenAPI 3.1).
void write_schema(Writer& out, const Shape& shape);

}  // namespace mock::json
