#include "views/picture.h"

#include <stdexcept>

namespace mock::views {

void add(AnyFields& fields, const AnyField& more) { fields.push_back(more); }

json::Shape shape_of(const AnyFields& fields) {
  std::vector<json::Field> shown;
  shown.reserve(fields.size());
  for (const auto& field : fields) shown.push_back(field.shown);
  return json::object(std::move(shown));
}

void sort_by_name(AnyFields& fields) {
  std::stable_sort(fields.begin(), fields.end(),
                   [](const auto& one, const auto& other) { return one.shown.name < other.shown.name; });
}

const AnyField& find_field(const AnyFields& fields, CopyMember member) {
  for (const auto& field : fields)
    if (field.member == member) return field;
  throw std::logic_error("a picture does not keep the member that another one is to show");
}

void write_object(json::Writer& out, const AnyFields& fields, const Viewpoint& at, const void* thing) {
  const json::Object object(out);
  write_fields(out, fields, at, thing);
}

void write_fields(json::Writer& out, const AnyFields& fields, const Viewpoint& at, const void* thing) {
  for (const auto& field : fields) {
    if (field.is_left_out && field.is_unset(thing)) continue;
    out.name(field.shown.name);
    field.is_null_when_unset&& field.is_unset(thing) ? out.value(nullptr) : field.write(out, at, thing);
  }
}

std::string text_of(const AnyFields& fields, const Viewpoint& at, const void* thing) {
  json::Writer out;
  write_object(out, fields, at, thing);
  return out.take();
}

AnyField of_part(const AnyField& inner, PartOfAny where) {
  auto field = inner;
  field.member = nullptr;
  field.write = [write = inner.write, part = where.part](json::Writer& out, const Viewpoint& at, const void* thing) {
    write(out, at, part(thing));
  };
  field.read = {};
  if (inner.read && where.to_change != nullptr)
    field.read = [read = inner.read, part = where.to_change](const json::Value& value, void* thing) {
      read(value, part(thing));
    };
  if (inner.is_unset)
    field.is_unset = [is_unset = inner.is_unset, part = where.part](const void* thing) {
      return is_unset(part(thing));
    };
  return field;
}

json::Shape shape_under(std::string_view name, json::Shape shape) {
  return json::object({json::required(name, std::move(shape))});
}

}  // namespace mock::views
