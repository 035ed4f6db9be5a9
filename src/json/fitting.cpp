#include "json/fitting.h"

#include <algorithm>

#include "base/interruption.h"

namespace mock::json {
namespace {

class Copier {
 public:
  Value copy(const Shape& shape, const Value& value) {
    switch (shape.kind) {
      case Shape::Kind::text: return std::holds_alternative<std::string_view>(value.data()) ? kept(value) : Value();
      case Shape::Kind::list: return copy_list(shape, value);
      case Shape::Kind::object: return copy_members(value, [&](std::string_view name) { return field(shape, name); });
      case Shape::Kind::one_of: return copy_object_of(shape, value);
      case Shape::Kind::map: return copy_members(value, [&](std::string_view) { return &shape.items.front(); });
      case Shape::Kind::anything: return kept(value);
      default: return check(shape, value).problems.empty() ? kept(value) : Value();
    }
  }
  Document take(Value value) {
    document_.begin_with(value);
    return std::move(document_);
  }

 private:
  static const Shape* field(const Shape& object, std::string_view name) {
    const auto* found = find_field(object, name);
    return found == nullptr ? nullptr : &found->shape;
  }
  Value kept(const Value& value) { return document_.copy(value); }

  Value copy_list(const Shape& shape, const Value& value) {
    const auto items = value.as_list();
    if (shape.one_is_enough && !std::holds_alternative<Value::List>(value.data()))
      return copy(shape.items.front(), value);
    if (static_cast<std::int64_t>(items.size()) > shape.highest) return {};
    std::vector<Value> copies;
    copies.reserve(items.size());
    for (const auto& item : items) {
      interruption_point();
      copies.push_back(copy(shape.items.front(), item));
    }
    return Value(document_.keep(copies.data(), copies.size()));
  }
  template <class ShapeOf>
  Value copy_members(const Value& value, ShapeOf shape_of) {
    if (!std::holds_alternative<Value::Members>(value.data())) return {};
    std::vector<Value::Member> copies;
    for (const auto& [name, member] : value.as_members())
      if (const Shape* shape = shape_of(name)) copies.emplace_back(document_.keep(name), copy(*shape, member));
    return Value(document_.keep(copies.data(), copies.size()));
  }
  Value copy_object_of(const Shape& shape, const Value& value) {
    const auto said = std::find(shape.choices.begin(), shape.choices.end(), value.text(shape.tag));
    if (said == shape.choices.end()) return {};
    return copy(shape.items[static_cast<std::size_t>(said - shape.choices.begin())], value);
  }

  Document document_;
};

}  // namespace

Document fitting(const Shape& shape, const Value& value) {
  Copier copier;
  const auto copied = copier.copy(shape, value);
  return copier.take(copied);
}

}  // namespace mock::json
