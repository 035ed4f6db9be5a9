#include "exchange/pattern.h"

#include <algorithm>
#include <array>

#include "contained.h"

namespace mock {
namespace {

using json::operator/;

constexpr std::int64_t longest_pattern = 1000;

struct NamedTrait {
  std::string_view name;
  std::string_view Traits::*value;
};
constexpr std::array named_traits{
    NamedTrait{"operation", &Traits::operation}, NamedTrait{"method", &Traits::method},
    NamedTrait{"path", &Traits::path},           NamedTrait{"organization_id", &Traits::organization_id},
    NamedTrait{"principal", &Traits::principal}, NamedTrait{"error_code", &Traits::error_code},
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

// A parameter may be sent more than once.
bool has_parameter(const Traits& traits, const std::string& parameter, const Glob& wanted) {
  if (traits.content == nullptr) return false;
  const auto values = traits.content->query().all(parameter);
  return std::any_of(values.begin(), values.end(), [&](const auto each) { return wanted.matches(each); });
}

std::string parameter_of(const Traits& traits, const std::string& parameter) {
  std::string all;
  if (traits.content != nullptr)
    for (const auto each : traits.content->query().all(parameter)) (all += all.empty() ? "" : ", ") += each;
  return all;
}

bool has_status(const Statuses& wanted, int status) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [status](const auto& range) {
           return status >= range.first && status <= range.second;
         });
}

bool has_reason(const Glob& wanted, const Reason* reason) {
  return reason != nullptr && (wanted.matches(reason->check) || wanted.matches(reason->text));
}

std::string reason_of(const Traits& traits) {
  return traits.reason == nullptr ? "" : traits.reason->check + ": " + traits.reason->text;
}

bool has_body(const json::Value& wanted, const Traits& traits) {
  const auto* body = traits.content == nullptr ? nullptr : traits.content->body();
  return body != nullptr && is_contained(wanted, *body);
}

std::vector<Lack> lacks_of(const json::Value& wanted, const Traits& traits) {
  constexpr std::size_t longest_shown = 100;
  std::vector<Lack> lacks;
  const auto* body = traits.content == nullptr ? nullptr : traits.content->body();
  find_lacks(wanted, body, "/body", lacks);
  const auto text = traits.content == nullptr ? std::string_view() : traits.content->body_text();
  if (body == nullptr && !text.empty())
    lacks.front().actual = "no JSON, or not all of it: " + std::string(text.substr(0, longest_shown));
  return lacks;
}

}  // namespace

Pattern::Pattern(const json::Value& match) {
  for (const auto& trait : named_traits)
    if (auto wanted = match.optional_text(trait.name)) fields_.emplace_back(trait.name, Glob(std::move(*wanted)));
  if (const auto* header = match.find("header"))
    for (const auto& [name, wanted] : header->as_members())
      headers_.emplace_back(name, Glob(std::string(wanted.as_text())));
  if (const auto* query = match.find("query"))
    for (const auto& [name, wanted] : query->as_members())
      query_.emplace_back(name, Glob(std::string(wanted.as_text())));
  json::Problems told;  // by who checks it
  if (const auto* status = match.find("status")) statuses_ = read_statuses(*status, "", told);
  if (auto reason = match.optional_text("reason")) reason_.emplace(std::move(*reason));
  if (const auto* body = match.find("body")) body_.emplace(*body);
}

// What takes longer comes later.
bool Pattern::matches(const Traits& traits) const {
  return has_status(statuses_, traits.status) &&
         std::all_of(fields_.begin(), fields_.end(),
                     [&](const auto& field) { return field.second.matches(value_of(traits, field.first)); }) &&
         std::all_of(headers_.begin(), headers_.end(),
                     [&](const auto& header) { return has_header(traits, header.first, header.second); }) &&
         (!reason_ || has_reason(*reason_, traits.reason)) &&
         std::all_of(query_.begin(), query_.end(),
                     [&](const auto& each) { return has_parameter(traits, each.first, each.second); }) &&
         (!body_ || has_body(*body_, traits));
}

std::vector<Pattern::Miss> Pattern::misses(const Traits& traits) const {
  std::vector<Miss> misses;
  for (const auto& [name, wanted] : fields_)
    if (const auto actual = value_of(traits, name); !wanted.matches(actual))
      misses.push_back({"" / std::string_view(name), wanted.pattern(), std::string(actual)});
  for (const auto& [name, wanted] : headers_)
    if (!has_header(traits, name, wanted))
      misses.push_back({"/header" / std::string_view(name), wanted.pattern(), header_of(traits, name)});
  for (const auto& [name, wanted] : query_)
    if (!has_parameter(traits, name, wanted))
      misses.push_back({"/query" / std::string_view(name), wanted.pattern(), parameter_of(traits, name)});
  if (body_ && !has_body(*body_, traits))
    for (auto& [pointer, wanted, actual] : lacks_of(*body_, traits))
      misses.push_back({std::move(pointer), std::move(wanted), std::move(actual)});
  if (!has_status(statuses_, traits.status))
    misses.push_back({"/status", to_text(statuses_), std::to_string(traits.status)});
  if (reason_ && !has_reason(*reason_, traits.reason))
    misses.push_back({"/reason", reason_->pattern(), reason_of(traits)});
  return misses;
}

const json::Shape& pattern_shape() {
  using namespace json;
  constexpr std::int64_t most_named = 20;
  const auto pattern = text(0, longest_pattern);
  auto by_name = map(pattern);
  by_name.highest = most_named;
  static const Shape shape = object({
      optional("operation", pattern, "operationId"),
      optional("method", pattern, "In capital letters"),
      optional("path", pattern, "Within the world, without the query: /v1/…"),
      optional("organization_id", pattern, "That the path names"),
      optional("principal", pattern, "The caller: user_id, e-mail address or unique name"),
      optional("header", by_name, "Headers by name; the case of a name does not matter"),
      optional("query", by_name, "Parameters of the query by name, decoded"),
      optional("body", anything(), "JSON that the body contains: members of objects, items of lists"),
  });
  return shape;
}

const json::Shape& answered_shape() {
  using namespace json;
  const auto pattern = text(0, longest_pattern);
  static const Shape shape = pattern_shape().with({
      optional("status", anything(), "Of the answer: a number, a class like \"4xx\", or a list of these"),
      optional("error_code", pattern, "Of the answer"),
      optional("reason", pattern, "Why it was refused: the check that said no, or its sentence"),
  });
  return shape;
}

}  // namespace mock
