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

}  // namespace

Shape::Shape() = default;
Shape::Shape(const Shape&) = default;
Shape::Shape(Shape&&) noexcept = default;
Shape& Shape::operator=(const Shape&) = default;
Shape& Shape::operator=(Shape&&) noexcept = default;
Shape::~Shape() = default;

Field::Field() = default;
Field::Field(std::string_view with_name, Shape of_shape, bool must_be_there, std::string_view about_it,
             std::string when_missing)
    : name(with_name),
      shape(std::move(of_shape)),
      is_required(must_be_there),
      description(about_it),
      otherwise(std::move(when_missing)) {}
Field::Field(const Field&) = default;
Field::Field(Field&&) noexcept = default;
Field& Field::operator=(const Field&) = default;
Field& Field::operator=(Field&&) noexcept = default;
Field::~Field() = default;

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

const Field* find_field(const Shape& object, std::string_view name) {
  const auto found =
      std::find_if(object.fields.begin(), object.fields.end(), [name](const Field& each) { return each.name == name; });
  return found == object.fields.end() ? nullptr : &*found;
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

}  // namespace mock::json
