#include "parameters.h"

#include <cstdint>
#include <limits>

namespace mock::compare {
namespace {

using Kind = json::Shape::Kind;

// A list is a parameter that may be repeated: what counts is what it is a list of.
const json::Shape& one_of_it(const json::Shape& shape) {
  return shape.kind == Kind::list ? shape.items.front() : shape;
}

bool is_number(Kind kind) { return kind == Kind::integer || kind == Kind::number || kind == Kind::real; }

std::vector<std::string> beyond(const json::Shape& shape) {
  std::vector<std::string> values{"no-such-number"};
  if (shape.lowest != std::numeric_limits<std::int64_t>::min()) values.push_back(std::to_string(shape.lowest - 1));
  if (shape.highest != std::numeric_limits<std::int64_t>::max()) values.push_back(std::to_string(shape.highest + 1));
  return values;
}

}  // namespace

std::vector<std::string_view> required_parameters(const Operation& row) {
  std::vector<std::string_view> names;
  if (row.query == nullptr) return names;
  for (const auto& field : row.query().fields)
    if (field.is_required) names.push_back(field.name);
  return names;
}

std::vector<std::string> good_values(const json::Shape& shape) {
  const auto& one = one_of_it(shape);
  if (one.kind == Kind::boolean) return {"true", "false"};
  if (one.kind == Kind::choice) return {one.choices.begin(), one.choices.end()};
  if (is_number(one.kind)) return {std::to_string(one.lowest)};
  return {};
}

bool takes_text(const json::Shape& shape) {
  const auto kind = one_of_it(shape).kind;
  return kind == Kind::text || kind == Kind::time;
}

std::vector<std::string> wrong_values(const json::Shape& shape) {
  const auto& one = one_of_it(shape);
  if (is_number(one.kind)) return beyond(one);
  if (one.kind == Kind::boolean) return {"no-such-flag"};
  if (one.kind == Kind::choice) return {"no-such-choice"};
  if (one.kind == Kind::time) return {"no-such-time"};
  if (one.fits != nullptr) return {"no-such-text"};
  return {};
}

}  // namespace mock::compare
