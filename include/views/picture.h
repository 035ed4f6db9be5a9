#pragma once
// The picture of a thing: its fields, each told once, with its name, what it may hold, and where the thing keeps it or
// how it is worked out. All that speaks of the thing in JSON comes from its picture: the shape of answers and their
// text, what requests may ask for (views/request_body.h), and what fixtures hold (fixtures/form.h).
//
//   const Picture<Address>& address() {
//     static const Picture<Address> picture({
//         kept<&Address::address_id>("address_id", text(0, longest_id)),
//         kept<&Address::city>("city", text(0, longest_address_city), "The city"),
//         kept<&Address::name>("name", text(0, longest_company), "Of the company").accepts(text(1, longest_company)),
//         worked_out<Address>("country", text(), [](const Address& a) { return country_name(a.country_code); }),
//     });
//     return picture;
//   }
//
// A thing that looks different at another endpoint has another picture there, over the same members.
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/cached_text.h"
#include "base/wish.h"
#include "json/shape.h"
#include "json/writer.h"
#include "views/field.h"

namespace mock::views {

using AnyFields = std::vector<AnyField>;

// What is done with the fields of things of any type.
void add(AnyFields& fields, const AnyField& more);
json::Shape shape_of(const AnyFields& fields);
void sort_by_name(AnyFields& fields);
const AnyField& find_field(const AnyFields& fields, CopyMember member);
void write_fields(json::Writer& out, const AnyFields& fields, const Viewpoint& at, const void* thing);
void write_object(json::Writer& out, const AnyFields& fields, const Viewpoint& at, const void* thing);
std::string text_of(const AnyFields& fields, const Viewpoint& at, const void* thing);

/// Fields of one type of thing.
template <class Thing>
class FieldsOf {
 public:
  FieldsOf() = default;
  FieldsOf(std::initializer_list<FieldOf<Thing>> fields) {
    for (const auto& field : fields) add(all_, field);
  }

  void push_back(const FieldOf<Thing>& field) { add(all_, field); }
  void append(const FieldsOf& more) {
    for (const auto& field : more.all_) add(all_, field);
  }
  void sort_by_name() { views::sort_by_name(all_); }

  [[nodiscard]] const AnyFields& all() const { return all_; }
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }

 private:
  AnyFields all_;
};

template <class Thing>
class Picture {
 public:
  using Fields = FieldsOf<Thing>;

  explicit Picture(Fields fields) : fields_(std::move(fields)) {}

  [[nodiscard]] const Fields& fields() const { return fields_; }

  /// Of the object in answers.
  [[nodiscard]] const json::Shape& shape() const { return shape_; }
  void write(json::Writer& out, const Viewpoint& at, const Thing& thing) const {
    if (cache_ == nullptr) return write_object(out, fields_.all(), at, &thing);
    out.raw(cache_(thing).text([&] { return text_of(fields_.all(), at, &thing); }));
  }
  /// The fields alone, into an object that holds more.
  void write_fields(json::Writer& out, const Viewpoint& at, const Thing& thing) const {
    views::write_fields(out, fields_.all(), at, &thing);
  }

  /// The field that is kept in a member, for another picture of the same thing.
  template <auto Member>
  [[nodiscard]] FieldOf<Thing> field() const {
    return FieldOf<Thing>(find_field(fields_.all(), copy_member<Member>));
  }
  /// The same fields, and more behind them.
  [[nodiscard]] Picture with(const Fields& more) const {
    auto fields = fields_;
    fields.append(more);
    return Picture(std::move(fields));
  }
  /// The same fields in the order of their names, as most answers have them.
  [[nodiscard]] Picture by_name() const {
    auto fields = fields_;
    fields.sort_by_name();
    return Picture(std::move(fields));
  }
  /// Answers keep the text of the object with the thing, which must hold all that it is worked out from.
  template <auto Cache>
  [[nodiscard]] Picture kept_in() && {
    cache_ = [](const Thing& thing) -> const CachedText& { return thing.*Cache; };
    return std::move(*this);
  }

 private:
  Fields fields_;
  json::Shape shape_ = shape_of(fields_.all());
  const CachedText& (*cache_)(const Thing&) = nullptr;
};

template <auto Part, class Thing>
auto& part_of(Thing& thing) {
  if constexpr (std::is_pointer_v<TypeOf<Part>>)
    return *(thing.*Part);
  else
    return thing.*Part;
}

/// Where a part lies in its thing. `to_change` is null where the thing only points to it.
struct PartOfAny {
  const void* (*part)(const void* thing);
  void* (*to_change)(void* thing);
};
AnyField of_part(const AnyField& inner, PartOfAny where);

/// The fields of a part of a thing, as fields of the thing: the member `Part` is the part, or points to it. So a face
/// that shows two things is a struct of two pointers, with the fields of both.
template <auto Part, class Inner = std::remove_cvref_t<std::remove_pointer_t<TypeOf<Part>>>>
FieldsOf<ThingOf<Part>> fields_of(const Picture<Inner>& picture) {
  using Thing = ThingOf<Part>;
  PartOfAny where{[](const void* thing) -> const void* { return &part_of<Part>(*static_cast<const Thing*>(thing)); },
                  nullptr};
  if constexpr (!std::is_pointer_v<TypeOf<Part>>)
    where.to_change = [](void* thing) -> void* { return &part_of<Part>(*static_cast<Thing*>(thing)); };
  FieldsOf<Thing> fields;
  for (const auto& inner : picture.fields()) fields.push_back(FieldOf<Thing>(of_part(inner, where)));
  return fields;
}

/// A field that holds another thing, which find(at, thing) gives a pointer to, as its own picture shows it.
template <class Thing, class Other, class Find>
FieldOf<Thing> pictured(std::string_view name, const Picture<Other>& picture, Find find,
                        std::string_view description = {}) {
  return worked_out<Thing>(
      name, picture.shape(),
      [&picture, find](json::Writer& out, const Viewpoint& at, const Thing& thing) {
        const Other* other = find(at, thing);
        other != nullptr ? picture.write(out, at, *other) : out.value(nullptr);
      },
      description);
}
/// The same, and null where there is none.
template <class Thing, class Other, class Find>
FieldOf<Thing> pictured_or_null(std::string_view name, const Picture<Other>& picture, Find find,
                                std::string_view description = {}) {
  auto field = pictured<Thing>(name, picture, find, description);
  field.shown.shape = field.shown.shape.or_null();
  return field;
}

/// How a part of a thing stands in JSON: as the picture shows it that `Pictured` gives. It is read as well, with what
/// the picture says that the part keeps.
template <auto Pictured>
struct PictureCodec {
  template <class Part>
  static void write(json::Writer& out, const Part& part, const Viewpoint& at) {
    Pictured().write(out, at, part);
  }
  static auto read(const json::Value& value) { return read_of(Pictured(), value); }

 private:
  template <class Part>
  static std::optional<Part> read_of(const Picture<Part>& picture, const json::Value& value) {
    Part part;
    for (const auto& field : picture.fields())
      if (const auto* found = value.find(field.shown.name); found != nullptr && field.read) field.read(*found, &part);
    return part;
  }
};

/// A text in an argument of a template: the name of a field.
template <std::size_t Size>
struct Name {
  char characters[Size]{};
  constexpr Name(const char (&text)[Size]) { std::copy_n(text, Size, characters); }
  [[nodiscard]] constexpr std::string_view view() const { return {characters, Size - 1}; }
};

// Shapes for the rows of operations, which refer to them by functions: `.reply = shape_of<views::address>`.

template <auto Thing>
const json::Shape& shape_of() {
  return Thing().shape();
}
json::Shape shape_under(std::string_view name, json::Shape shape);
/// {"NAME": {...}}
template <Name Field, auto Thing>
const json::Shape& shape_under() {
  static const json::Shape shape = shape_under(Field.view(), Thing().shape());
  return shape;
}
/// {"NAME": [{...}, ...]}
template <Name Field, auto Thing>
const json::Shape& shape_of_list() {
  static const json::Shape shape = shape_under(Field.view(), json::list(Thing().shape()));
  return shape;
}

}  // namespace mock::views
