#include <cmath>
#include <tuple>

#include "fault.h"

namespace mock::json {
namespace {

using Kind = Shape::Kind;

std::string_view noun(Kind kind) {
  switch (kind) {
    case Kind::text:
    case Kind::choice: return "a string";
    case Kind::integer:
    case Kind::number: return "an integer";
    case Kind::real: return "a number";
    case Kind::boolean: return "a boolean";
    case Kind::time: return "a time in RFC 3339";
    case Kind::list: return "a list";
    case Kind::object:
    case Kind::one_of:
    case Kind::map:
    case Kind::anything: break;
  }
  return "an object";
}

// A whole number has no fraction here, however it was written.
std::string in_digits(const Value& number) {
  const auto* real = std::get_if<double>(&number.data());
  if (real == nullptr) return std::to_string(std::get<std::int64_t>(number.data()));
  if (std::abs(*real) < 0x1p63 && std::floor(*real) == *real) return std::to_string(static_cast<std::int64_t>(*real));
  Writer out;
  out.value(*real);
  return out.take();
}

// "a, b or c"; of long vocabularies only the beginning is told.
std::string enumerated(const std::vector<std::string_view>& choices) {
  constexpr std::size_t most_told = 8;
  std::string out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i == most_told) return out + ", ... (" + std::to_string(choices.size()) + " in all)";
    if (i > 0) out += i + 1 == choices.size() ? " or " : ", ";
    out += choices[i];
  }
  return out;
}

std::string too_few(const Shape& shape, const Value& value) {
  const auto least = std::to_string(shape.lowest);
  if (shape.kind == Kind::text)
    return "must have at least " + least + " character(s), not " + std::to_string(characters(value.as_text()));
  if (shape.kind == Kind::list)
    return "must have at least " + least + " item(s), not " + std::to_string(value.as_list().size());
  return "must be at least " + least + ", not " + in_digits(value);
}

std::string too_many(const Shape& shape, const Value& value) {
  const auto most = std::to_string(shape.highest);
  if (shape.kind == Kind::text)
    return "must have at most " + most + " characters, not " + std::to_string(characters(value.as_text()));
  if (shape.kind == Kind::list)
    return "must have at most " + most + " items, not " + std::to_string(value.as_list().size());
  if (shape.kind == Kind::map)
    return "must have at most " + most + " members, not " + std::to_string(value.as_members().size());
  return "must be at most " + most + ", not " + in_digits(value);
}

std::string misfit(const Shape& shape, const Value& value) {
  const auto wanted =
      shape.kind == Kind::time ? "a time in RFC 3339, like 2026-01-31T09:30:00Z" : std::string(shape.format);
  return "must be " + wanted + ", not " + quoted(value.as_text());
}

std::string about_its_subject(const Fault& fault) {
  const auto& [shape, value] = std::tie(fault.shape, fault.value);
  switch (fault.kind) {
    case Fault::Kind::fraction: return "must be an integer, not a number with a fraction";
    case Fault::Kind::below: return too_few(shape, value);
    case Fault::Kind::above: return too_many(shape, value);
    case Fault::Kind::misfit: return misfit(shape, value);
    case Fault::Kind::no_choice:
      return "must be one of " + enumerated(shape.choices) + ", not " + quoted(value.as_text()) + fault.suggestion;
    case Fault::Kind::type:
    case Fault::Kind::missing:
    case Fault::Kind::unknown: break;
  }
  return "must be " + std::string(noun(shape.kind)) + (shape.nullable ? " or null" : "") + ", not " +
         std::string(value.kind());
}

}  // namespace

std::string in_own_words(const Fault& fault) {
  if (fault.kind == Fault::Kind::missing) return "missing field " + quoted(fault.name);
  if (fault.kind == Fault::Kind::unknown) return "unknown field " + quoted(fault.name) + fault.suggestion;
  return fault.path.subject() + " " + about_its_subject(fault);
}

}  // namespace mock::json
