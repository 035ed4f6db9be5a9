#pragma once
// How what was needed and what is held stands in answers of the control API.
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

}  // namespace mock::control
