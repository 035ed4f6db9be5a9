#include "exchange/check_match.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/glob.h"
#include "base/nearest.h"
#include "contained.h"
#include "json/writer.h"

namespace mock {
namespace {

using json::operator/;

constexpr std::size_t most_values = 200;  // in the body of a pattern: each may be compared with many

constexpr std::array methods{Method::get, Method::post, Method::put, Method::patch, Method::remove, Method::other};

std::optional<Glob> glob_of(const json::Value& match, std::string_view field) {
  const auto* value = match.find(field);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string_view>(&value->data());
  return text == nullptr ? std::nullopt : std::optional(Glob(std::string(*text)));
}

// The empty one is that of paths which belong to no operation.
std::string wrong_operation(const Glob& wanted, std::span<const Served> served) {
  if (wanted.pattern().empty()) return {};
  if (std::any_of(served.begin(), served.end(), [&](const auto& each) { return wanted.matches(each.operation); }))
    return {};
  std::vector<std::string_view> names;
  for (const auto& each : served) names.push_back(each.operation);
  const auto suggestion = did_you_mean(wanted.pattern(), names);
  return "there is no operation " + json::quoted(wanted.pattern()) +
         (suggestion.empty() ? "; aiven-mock routes lists them" : suggestion);
}

std::string wrong_method(const Glob& wanted) {
  std::vector<std::string_view> names;
  for (const auto method : methods) names.push_back(name(method));
  if (std::any_of(names.begin(), names.end(), [&](const auto each) { return wanted.matches(each); })) return {};
  return "method must be a method in capital letters, not " + json::quoted(wanted.pattern()) +
         did_you_mean(wanted.pattern(), names);
}

// An operation is asked for with its own method alone.
std::string wrong_pair(const Glob& operation, const Glob& method, std::span<const Served> served) {
  if (operation.pattern().empty()) return {};
  std::optional<Served> meant;
  for (const auto& each : served) {
    if (!operation.matches(each.operation)) continue;
    if (method.matches(name(each.method))) return {};
    meant = each;
  }
  if (!meant) return {};
  return "no operation " + json::quoted(operation.pattern()) + " has the method " + json::quoted(method.pattern()) +
         "; " + std::string(meant->operation) + " has " + std::string(name(meant->method));
}

// Which paths there are is not asked: clients may ask for others, too.
std::string wrong_path(const Glob& wanted) {
  constexpr std::string_view start = "/v1/";
  const auto& pattern = wanted.pattern();
  const auto not_that = ", not " + json::quoted(pattern);
  if (pattern.find_first_of("?#") != std::string::npos)
    return "path must be a path alone, without a query string or fragment" + not_that;
  const auto known = std::min(wanted.beginning().size(), start.size());
  const bool starts_well = wanted.has_star() ? wanted.beginning().substr(0, known) == start.substr(0, known)
                                             : std::string_view(pattern).starts_with(start);
  if (!starts_well) return "path must be a path within the world, and start with /v1/" + not_that;
  const bool has_blanks = std::any_of(pattern.begin(), pattern.end(), [](char c) { return c >= '\0' && c <= ' '; });
  return has_blanks ? "path must be a path as it is sent, where a blank is %20" + not_that : "";
}

}  // namespace

void check_match(const json::Value& match, const std::string& pointer, std::span<const Served> served,
                 json::Problems& problems) {
  const auto tell = [&](std::string_view field, std::string message) {
    if (!message.empty()) problems.push_back({pointer / field, std::move(message)});
    return message.empty();
  };
  const auto operation = glob_of(match, "operation");
  const auto method = glob_of(match, "method");
  const auto knows_operation = operation && tell("operation", wrong_operation(*operation, served));
  const auto knows_method = method && tell("method", wrong_method(*method));
  if (knows_operation && knows_method) tell("method", wrong_pair(*operation, *method, served));
  if (const auto path = glob_of(match, "path")) tell("path", wrong_path(*path));
  if (const auto* body = match.find("body"))
    if (const auto size = size_of(*body); size > most_values)
      problems.push_back({pointer / "body", "body must have at most " + std::to_string(most_values) +
                                                " values in all, not " + std::to_string(size)});
  if (const auto* header = match.find("header"))
    for (const auto& [name, _] : header->as_members())
      if (!ascii::is_http_token(name))
        problems.push_back({pointer / "header" / name, "there is no header of the name " + json::quoted(name)});
}

}  // namespace mock
