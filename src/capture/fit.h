#pragma once
// Things as fixtures hold them: of what was told, the fields that the shape of fixtures has, as far as they fit it.
#include <optional>
#include <string>
#include <string_view>

#include "arena.h"
#include "capture/capture.h"
#include "json/shape.h"
#include "secrets.h"
#include "thing.h"

namespace mock::capture {

class Fitting {
 public:
  Fitting(Arena& arena, Report& report, const Wanted& wanted)
      : arena_(arena), report_(report), wanted_(wanted), secrets_(arena, wanted.seed) {}

  /// `place` is what messages call the list that the thing is in.
  Value fit(const json::Shape& shape, const Thing& thing, const std::string& place);

 private:
  template <class Told>
  void take(const json::Shape& shape, const Told& told, Members& members, const std::string& place);
  Value object(const json::Shape& shape, const Value& told, const std::string& place);
  std::optional<Value> fit(const json::Shape& shape, std::string_view name, const Value& told,
                           const std::string& place);
  std::optional<Value> fit_list(const json::Shape& shape, std::string_view name, const Value& told,
                                const std::string& place);
  std::optional<Value> fit_one(const json::Shape& shape, const Value& told, const std::string& place);

  Arena& arena_;
  Report& report_;
  const Wanted& wanted_;
  Secrets secrets_;
};

/// The shape of the field of an object, or of the items of its list; a mistake in the program when there is none.
const json::Shape& shape_of_field(const json::Shape& object, std::string_view field);
const json::Shape& shape_of_items(const json::Shape& object, std::string_view list);

}  // namespace mock::capture
