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
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/cached_text.h"
#include "base/time.h"
#include "base/wish.h"
#include "json/shape.h"
#include "json/writer.h"
#include "views/codec.h"

namespace mock {
struct AccessToken;
struct State;
}  // namespace mock

namespace mock::views {

/// Where a thing is looked at from. What is worked out may depend on all of it.
struct Viewpoint {
  const State& state;
  Time now;
  const AccessToken* token = nullptr;  // of who asks, if anybody does
  std::optional<Time> as_of{};         // the day whose API this is to be; none: nothing has ended
};

/// One field of a thing, made by kept(), worked_out() or always().
template <class Thing>
struct FieldOf {
  json::Field shown;                 // in answers; it is required unless it may be left out
  std::optional<json::Shape> asked;  // what may be put into it, where that is not the shape of answers
  std::function<void(json::Writer&, const Viewpoint&, const Thing&)> write;

  // Of a field that the thing keeps:
  CopyMember<Thing> member = nullptr;                    // which tells it apart from others
  std::function<void(const json::Value&, Thing&)> read;  // does nothing with what does not fit
  std::function<bool(const Thing&)> is_unset;            // empty, or none
  bool is_left_out = false;                              // of answers, when it is unset
  bool is_null_when_unset = false;                       // in answers
  bool may_be_none = false;                              // the member is an optional value

  /// What may be put into it: answers may hold more, as what nobody has set, or say less of it.
  [[nodiscard]] FieldOf accepts(json::Shape shape) && {
    asked = std::move(shape);
    return std::move(*this);
  }
  /// Answers do not have it when it is unset.
  [[nodiscard]] FieldOf or_left_out() && {
    shown.is_required = false;
    is_left_out = true;
    return std::move(*this);
  }
  /// Answers have it of those things alone of which applies(thing) is true.
  template <class Applies>
  [[nodiscard]] FieldOf only_where(Applies applies) && {
    is_unset = [applies](const Thing& thing) { return !applies(thing); };
    return std::move(*this).or_left_out();
  }
  /// Answers have null when it is unset.
  [[nodiscard]] FieldOf or_null() && {
    shown.shape = std::move(shown.shape).or_null();
    is_null_when_unset = true;
    return std::move(*this);
  }
  /// Another name, at another endpoint.
  [[nodiscard]] FieldOf called(std::string_view name) && {
    shown.name = name;
    return std::move(*this);
  }
  [[nodiscard]] FieldOf says(std::string_view description) && {
    shown.description = description;
    return std::move(*this);
  }

  [[nodiscard]] const json::Shape& what_it_accepts() const { return asked ? *asked : shown.shape; }
};

template <class T>
bool is_nothing(const T& value) {
  if constexpr (json::Maybe<T>)
    return !value.has_value();
  else if constexpr (requires { value.empty(); })
    return value.empty();
  else
    return false;
}

/// A field that the thing keeps in a member. `As` tells how its type stands in JSON, where it is not in the usual way.
template <auto Member, class As = Codec<TypeOf<Member>>>
FieldOf<ThingOf<Member>> kept(std::string_view name, json::Shape shape, std::string_view description = {}) {
  using Thing = ThingOf<Member>;
  FieldOf<Thing> field;
  field.shown = json::required(name, std::move(shape), description);
  field.write = [](json::Writer& out, [[maybe_unused]] const Viewpoint& at, const Thing& thing) {
    if constexpr (requires { As::write(out, thing.*Member, at); })
      As::write(out, thing.*Member, at);
    else
      As::write(out, thing.*Member);
  };
  field.member = copy_member<Member>;
  field.may_be_none = json::Maybe<TypeOf<Member>>;
  field.read = [](const json::Value& value, Thing& to) {
    if (auto read = As::read(value)) to.*Member = std::move(*read);
  };
  field.is_unset = [](const Thing& thing) { return is_nothing(thing.*Member); };
  return field;
}

/// A field that is worked out: by work_out(thing) or work_out(at, thing), whose result is written, or by
/// write(out, at, thing), which writes one value itself.
template <class Thing, class WorkOut>
FieldOf<Thing> worked_out(std::string_view name, json::Shape shape, WorkOut work_out,
                          std::string_view description = {}) {
  FieldOf<Thing> field;
  field.shown = json::required(name, std::move(shape), description);
  field.write = [work_out](json::Writer& out, const Viewpoint& at, const Thing& thing) {
    if constexpr (std::is_invocable_v<WorkOut, json::Writer&, const Viewpoint&, const Thing&>)
      work_out(out, at, thing);
    else if constexpr (std::is_invocable_v<WorkOut, const Viewpoint&, const Thing&>)
      out.value(work_out(at, thing));
    else
      out.value(work_out(thing));
  };
  return field;
}

/// A field that is a list of what write_items(out, at, thing) writes, one value after the other.
template <class Thing, class WriteItems>
FieldOf<Thing> listed(std::string_view name, json::Shape item, WriteItems write_items,
                      std::string_view description = {}) {
  return worked_out<Thing>(
      name, json::list(std::move(item)),
      [write_items](json::Writer& out, const Viewpoint& at, const Thing& thing) {
        out.open('[');
        write_items(out, at, thing);
        out.close(']');
      },
      description);
}

/// A field that always holds the same.
template <class Thing, class Constant>
FieldOf<Thing> always(std::string_view name, json::Shape shape, Constant constant, std::string_view description = {}) {
  return worked_out<Thing>(
      name, std::move(shape), [constant](const Thing& /*thing*/) { return constant; }, description);
}
/// An object without members, always.
template <class Thing>
FieldOf<Thing> empty_object(std::string_view name, json::Shape values, std::string_view description = {}) {
  return worked_out<Thing>(
      name, json::map(std::move(values)),
      [](json::Writer& out, const Viewpoint& /*at*/, const Thing& /*thing*/) { const json::Object empty(out); },
      description);
}

template <class Thing>
class Picture {
 public:
  using Fields = std::vector<FieldOf<Thing>>;

  explicit Picture(Fields fields) : fields_(std::move(fields)) {}

  [[nodiscard]] const Fields& fields() const { return fields_; }

  /// Of the object in answers.
  [[nodiscard]] const json::Shape& shape() const { return shape_; }
  void write(json::Writer& out, const Viewpoint& at, const Thing& thing) const {
    if (cache_ == nullptr) return write_object(out, at, thing);
    out.raw(cache_(thing).text([&] {
      json::Writer text;
      write_object(text, at, thing);
      return text.take();
    }));
  }

  /// The field that is kept in a member, for another picture of the same thing.
  template <auto Member>
  [[nodiscard]] FieldOf<Thing> field() const {
    for (const auto& field : fields_)
      if (field.member == copy_member<Member>) return field;
    throw std::logic_error("a picture does not keep the member that another one is to show");
  }
  /// The same fields, and more behind them.
  [[nodiscard]] Picture with(Fields more) const {
    auto fields = fields_;
    for (auto& each : more) fields.push_back(std::move(each));
    return Picture(std::move(fields));
  }
  /// The same fields in the order of their names, as most answers have them.
  [[nodiscard]] Picture by_name() const {
    auto fields = fields_;
    std::stable_sort(fields.begin(), fields.end(),
                     [](const auto& one, const auto& other) { return one.shown.name < other.shown.name; });
    return Picture(std::move(fields));
  }
  /// Answers keep the text of the object with the thing, which must hold all that it is worked out from.
  template <auto Cache>
  [[nodiscard]] Picture kept_in() && {
    cache_ = [](const Thing& thing) -> const CachedText& { return thing.*Cache; };
    return std::move(*this);
  }

 private:
  static json::Shape shape_of(const Fields& fields) {
    std::vector<json::Field> shown;
    shown.reserve(fields.size());
    for (const auto& field : fields) shown.push_back(field.shown);
    return json::object(std::move(shown));
  }
  void write_object(json::Writer& out, const Viewpoint& at, const Thing& thing) const {
    const json::Object object(out);
    for (const auto& field : fields_) {
      if (field.is_left_out && field.is_unset(thing)) continue;
      out.name(field.shown.name);
      field.is_null_when_unset&& field.is_unset(thing) ? out.value(nullptr) : field.write(out, at, thing);
    }
  }

  Fields fields_;
  json::Shape shape_ = shape_of(fields_);
  const CachedText& (*cache_)(const Thing&) = nullptr;
};

template <auto Part, class Thing>
auto& part_of(Thing& thing) {
  if constexpr (std::is_pointer_v<TypeOf<Part>>)
    return *(thing.*Part);
  else
    return thing.*Part;
}

/// The fields of a part of a thing, as fields of the thing: the member `Part` is the part, or points to it. So a face
/// that shows two things is a struct of two pointers, with the fields of both.
template <auto Part, class Inner = std::remove_cvref_t<std::remove_pointer_t<TypeOf<Part>>>>
std::vector<FieldOf<ThingOf<Part>>> fields_of(const Picture<Inner>& picture) {
  using Thing = ThingOf<Part>;
  std::vector<FieldOf<Thing>> fields;
  for (const auto& inner : picture.fields()) {
    FieldOf<Thing> field;
    field.shown = inner.shown;
    field.asked = inner.asked;
    field.write = [inner](json::Writer& out, const Viewpoint& at, const Thing& thing) {
      inner.write(out, at, part_of<Part>(thing));
    };
    if constexpr (!std::is_pointer_v<TypeOf<Part>>)
      if (inner.read)
        field.read = [inner](const json::Value& value, Thing& to) { inner.read(value, part_of<Part>(to)); };
    field.is_left_out = inner.is_left_out;
    field.is_null_when_unset = inner.is_null_when_unset;
    field.may_be_none = inner.may_be_none;
    if (inner.is_unset) field.is_unset = [inner](const Thing& thing) { return inner.is_unset(part_of<Part>(thing)); };
    fields.push_back(std::move(field));
  }
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
      if (const auto* found = value.find(field.shown.name); found != nullptr && field.read) field.read(*found, part);
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
/// {"NAME": {...}}
template <Name Field, auto Thing>
const json::Shape& shape_under() {
  static const json::Shape shape = json::object({json::required(Field.view(), Thing().shape())});
  return shape;
}
/// {"NAME": [{...}, ...]}
template <Name Field, auto Thing>
const json::Shape& shape_of_list() {
  static const json::Shape shape = json::object({json::required(Field.view(), json::list(Thing().shape()))});
  return shape;
}

}  // namespace mock::views
