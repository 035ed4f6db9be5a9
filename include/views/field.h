#pragma once
// One field of a thing: its name, what it may hold, and where the thing keeps it or how it is worked out. Fields stand
// in the picture of their thing (views/picture.h).
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/function.h"
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

/// One field, whatever the thing is that has it: what is done with fields is compiled once, and not for each type of
/// thing. Only FieldOf makes one, and whoever calls it gives it such a thing.
struct AnyField {
  json::Field shown;                 // in answers; it is required unless it may be left out
  std::optional<json::Shape> asked;  // what may be put into it, where that is not the shape of answers
  Function<void(json::Writer&, const Viewpoint&, const void* thing)> write;

  // Of a field that the thing keeps:
  CopyMember member = nullptr;                           // which tells it apart from others
  Function<void(const json::Value&, void* thing)> read;  // does nothing with what does not fit
  Function<bool(const void* thing)> is_unset;            // empty, or none
  bool is_left_out = false;                              // of answers, when it is unset
  bool is_null_when_unset = false;                       // in answers
  bool may_be_none = false;                              // the member is an optional value

  AnyField();
  AnyField(const AnyField&);
  AnyField(AnyField&&) noexcept;
  AnyField& operator=(const AnyField&);
  AnyField& operator=(AnyField&&) noexcept;
  ~AnyField();

  /// What may be put into it: answers may hold more, as what nobody has set, or say less of it.
  [[nodiscard]] const json::Shape& what_it_accepts() const { return asked ? *asked : shown.shape; }
};

/// A function of a thing, for those who do not know the type of the thing.
template <class Thing, class Call>
struct OfThing {
  [[no_unique_address]] Call call;

  auto operator()(const void* thing) const { return call(*static_cast<const Thing*>(thing)); }
  void operator()(const json::Value& value, void* thing) const { call(value, *static_cast<Thing*>(thing)); }
  void operator()(json::Writer& out, const Viewpoint& at, const void* thing) const {
    call(out, at, *static_cast<const Thing*>(thing));
  }
};

/// One field of a thing, made by kept(), worked_out() or always().
template <class Thing>
struct FieldOf : AnyField {
  FieldOf() = default;
  explicit FieldOf(AnyField field) : AnyField(std::move(field)) {}

  /// tell(out, at, thing) writes its value.
  template <class Tell>
  void writes(Tell tell) {
    write = OfThing<Thing, Tell>{std::move(tell)};
  }
  /// set(value, thing) sets it.
  template <class Set>
  void reads(Set set) {
    read = OfThing<Thing, Set>{std::move(set)};
  }
  template <class IsUnset>
  void is_unset_where(IsUnset is_it) {
    is_unset = OfThing<Thing, IsUnset>{std::move(is_it)};
  }

  [[nodiscard]] FieldOf accepts(const json::Shape& shape) && {
    asked = shape;
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
    is_unset_where([applies](const Thing& thing) { return !applies(thing); });
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
  field.writes([](json::Writer& out, [[maybe_unused]] const Viewpoint& at, const Thing& thing) {
    if constexpr (requires { As::write(out, thing.*Member, at); })
      As::write(out, thing.*Member, at);
    else
      As::write(out, thing.*Member);
  });
  field.member = copy_member<Member>;
  field.may_be_none = json::Maybe<TypeOf<Member>>;
  field.reads([](const json::Value& value, Thing& to) {
    if (auto read = As::read(value)) to.*Member = std::move(*read);
  });
  field.is_unset_where([](const Thing& thing) { return is_nothing(thing.*Member); });
  return field;
}

/// Writes what is worked out.
template <class Thing, class WorkOut>
struct WritesResult {
  [[no_unique_address]] WorkOut work_out;

  void operator()(json::Writer& out, const Viewpoint& at, const Thing& thing) const {
    if constexpr (std::is_invocable_v<WorkOut, const Viewpoint&, const Thing&>)
      out.value(work_out(at, thing));
    else
      out.value(work_out(thing));
  }
};

/// A field that is worked out: by work_out(thing) or work_out(at, thing), whose result is written, or by
/// write(out, at, thing), which writes one value itself.
template <class Thing, class WorkOut>
FieldOf<Thing> worked_out(std::string_view name, json::Shape shape, WorkOut work_out,
                          std::string_view description = {}) {
  FieldOf<Thing> field;
  field.shown = json::required(name, std::move(shape), description);
  if constexpr (std::is_invocable_v<WorkOut, json::Writer&, const Viewpoint&, const Thing&>)
    field.writes(std::move(work_out));
  else
    field.writes(WritesResult<Thing, WorkOut>{std::move(work_out)});
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

}  // namespace mock::views
