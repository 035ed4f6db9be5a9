#include "exchange/pattern.h"

#include <algorithm>
#include <array>

namespace mock {
namespace {

using json::operator/;

struct NamedTrait {
  std::string_view name;
  std::string_view Traits::*value;
};
constexpr std::array named_traits{
    NamedTrait{"operation", &Traits::operation}, NamedTrait{"method", &Traits::method},
    NamedTrait{"path", &Traits::path},           NamedTrait{"organization_id", &Traits::organization_id},
    NamedTrait{"principal", &Traits::principal},
};

std::string_view value_of(const Traits& traits, std::string_view name) {
  const auto* found =
      std::find_if(named_traits.begin(), named_traits.end(), [&](auto& each) { return each.name == name; });
  return traits.*(found->value);
}

// A header may be sent more than once.
bool has_header(const Traits& traits, const std::string& header_name, const Glob& wanted) {
  return traits.headers != nullptr &&
         std::any_of(traits.headers->begin(), traits.headers->end(), [&](const auto& each) {
           return equal_ignoring_case(each.first, header_name) && wanted.matches(each.second);
         });
}

std::string header_of(const Traits& traits, const std::string& header_name) {
  std::string all;
  if (traits.headers != nullptr)
    for (const auto& [each, value] : *traits.headers)
      if (equal_ignoring_case(each, header_name)) (all += all.empty() ? "" : ", ") += value;
  return all;
}

}  // namespace

Pattern::Pattern(const json::Value& match) {
  for (const auto& trait : named_traits)
    if (auto wanted = match.optional_text(trait.name)) fields_.emplace_back(trait.name, Glob(std::move(*wanted)));
  if (const auto* header = match.find("header"))
    for (const auto& [name, wanted] : header->as_members())
      headers_.emplace_back(name, Glob(std::string(wanted.as_text())));
  if (const auto status = match.integer("status")) status_ = static_cast<int>(*status);
}

bool Pattern::matches(const Traits& traits) const {
  return (!status_ || *status_ == traits.status) &&
         std::all_of(fields_.begin(), fields_.end(),
                     [&](const auto& field) { return field.second.matches(value_of(traits, field.first)); }) &&
         std::all_of(headers_.begin(), headers_.end(),
                     [&](const auto& header) { return has_header(traits, header.first, header.second); });
}

std::vector<Pattern::Miss> Pattern::misses(const Traits& traits) const {
  std::vector<Miss> misses;
  for (const auto& [name, wanted] : fields_)
    if (const auto actual = value_of(traits, name); !wanted.matches(actual))
      misses.push_back({"" / std::string_view(name), wanted.pattern(), std::string(actual)});
  for (const auto& [name, wanted] : headers_)
    if (!has_header(traits, name, wanted))
      misses.push_back({"/header" / std::string_view(name), wanted.pattern(), header_of(traits, name)});
  if (status_ && *status_ != traits.status)
    misses.push_back({"/status", std::to_string(*status_), std::to_string(traits.status)});
  return misses;
}

const json::Shape& pattern_shape() {
  using namespace json;
  constexpr std::int64_t longest_pattern = 1000;
  constexpr std::int64_t most_headers = 20;
  const auto pattern = text(0, longest_pattern);
  auto headers = map(pattern);
  headers.highest = most_headers;
  static const Shape shape = object({
      optional("operation", pattern, "operationId"),
      optional("method", pattern, "In capital letters"),
      optional("path", pattern, "Within the world, without the query: /v1/…"),
      optional("organization_id", pattern, "That the path names"),
      optional("principal", pattern, "The caller: user_id, e-mail address or unique name"),
      optional("header", headers, "Headers by name; the case of a name does not matter"),
  });
  return shape;
}

}  // namespace mock
