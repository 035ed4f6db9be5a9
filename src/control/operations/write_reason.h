#pragma once
// How reasons, with what was needed and what is held, stand in answers of the control API.
#include <string>
#include <vector>

#include "base/reason.h"
#include "json/shape.h"
#include "json/writer.h"

namespace mock::control {

inline const json::Shape& held_shape() {
  using namespace json;
  static const auto shape = list(object({
      required("permission", text(), "Or a scope, or super admin"),
      required("from", text(), "Where, and through whom"),
  }));
  return shape;
}

inline void write_needed_and_held(json::Writer& out, json::Object& object, const std::vector<std::string>& needed,
                                  const std::vector<Holding>& held) {
  object.list("needed", [&] {
    for (const auto& name : needed) out.value(name);
  });
  object.list("held", [&] {
    for (const auto& holding : held) {
      json::Object each(out);
      each("permission", holding.what)("from", holding.from);
    }
  });
}

inline const json::Shape& reason_shape() {
  using namespace json;
  static const auto shape = object({
      required("check", text(), "What said no: of a decision, as token; path, method, body, rule or fault"),
      required("needed", list(text()), "Any one would have been enough"),
      required("held", held_shape()),
      required("text", text(), "What would have to be otherwise"),
  });
  return shape;
}

inline void write_reason(json::Writer& out, const Reason* reason) {
  if (reason == nullptr) return out.value(nullptr);
  json::Object object(out);
  object("check", reason->check);
  write_needed_and_held(out, object, reason->needed, reason->held);
  object("text", reason->text);
}

}  // namespace mock::control
