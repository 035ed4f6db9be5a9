#pragma once
// Fields that nobody looks into (model/opaque_fields.h), in a picture.
#include <string>
#include <string_view>
#include <utility>

#include "json/value.h"
#include "model/opaque_fields.h"
#include "views/picture.h"

namespace mock::views {

inline constexpr std::string_view shown_as_told = "Shown as it is told";

/// One of the opaque fields in a member. Answers leave it out when nobody has given it.
template <auto Member>
FieldOf<ThingOf<Member>> opaque(std::string_view name, json::Shape shape,
                                std::string_view description = shown_as_told) {
  using Thing = ThingOf<Member>;
  FieldOf<Thing> field;
  field.shown = json::optional(name, std::move(shape), description);
  field.writes(
      [name](json::Writer& out, const Viewpoint& /*at*/, const Thing& thing) { out.raw(*(thing.*Member).find(name)); });
  field.member = copy_member<Member>;
  field.reads([name](const json::Value& value, Thing& to) {
    json::Writer text;
    text.value(value);
    (to.*Member).add(name, text.take());
  });
  field.is_unset_where([name](const Thing& thing) { return (thing.*Member).find(name) == nullptr; });
  field.is_left_out = true;
  field.may_be_none = true;
  return field;
}

/// The same, which answers always have: `usual`, a text of JSON, when nobody has given it.
template <auto Member>
FieldOf<ThingOf<Member>> opaque_or(std::string_view usual, std::string_view name, json::Shape shape,
                                   std::string_view description = shown_as_told) {
  auto field = opaque<Member>(name, std::move(shape), description);
  field.shown.is_required = true;
  field.is_left_out = false;
  field.writes([usual, name](json::Writer& out, const Viewpoint& /*at*/, const ThingOf<Member>& thing) {
    const auto* text = (thing.*Member).find(name);
    out.raw(text != nullptr ? *text : usual);
  });
  return field;
}

}  // namespace mock::views
