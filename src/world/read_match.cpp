#include "world/read_match.h"

#include <algorithm>

#include "base/ascii.h"
#include "json/replace.h"
#include "json/writer.h"
#include "model/references.h"

namespace mock {
namespace {

using json::operator/;

bool has_star(std::string_view text) { return text.find('*') != std::string_view::npos; }

std::optional<std::string> wanted(const json::Value& match, std::string_view field) {
  const auto* value = match.find(field);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string_view>(&value->data());
  return text == nullptr || text->empty() ? std::nullopt : std::optional(std::string(*text));
}

bool remembers(const Journal* journal, std::string_view field, std::string_view value) {
  if (journal == nullptr) return false;
  const json::Value::Member member{field, json::Value(value)};
  return !journal->find({.pattern = Pattern(json::Value(json::Value::Members(&member, 1))), .most = 1}).records.empty();
}

// Ids of users, and so what a star may stand in, are made of these.
bool may_be_in_ids(char c) { return ascii::is_letter_or_digit(c) || c == '-' || c == '_' || c == '*'; }

std::string user_id_of(const std::string& principal, const std::string& pointer, const State& state,
                       const Journal* journal, json::Problems& problems) {
  if (has_star(principal)) {
    if (!std::all_of(principal.begin(), principal.end(), may_be_in_ids))
      problems.push_back({pointer, "a principal with a star is compared with user_ids alone, and none is like " +
                                       json::quoted(principal)});
    return principal;
  }
  const auto named = users_named(state, principal);
  if (named.size() == 1) return named.front()->user_id;
  if (named.empty() && !remembers(journal, "principal", principal))
    problems.push_back({pointer, "no user here has the id, e-mail address or name " + json::quoted(principal)});
  if (named.size() > 1) problems.push_back({pointer, json::quoted(principal) + names_several(named)});
  return principal;
}

}  // namespace

json::Document resolve_match(const json::Value& match, const std::string& pointer, const State& state,
                             const Journal* journal, json::Problems& problems) {
  const auto organization_id = wanted(match, "organization_id");
  if (organization_id && !has_star(*organization_id) && state.organizations.find(*organization_id) == nullptr &&
      !remembers(journal, "organization_id", *organization_id))
    problems.push_back({pointer / "organization_id",
                        "there is no organization with the organization_id " + json::quoted(*organization_id)});

  const auto principal = wanted(match, "principal");
  if (!principal) return json::Document(match);
  const auto user_id = user_id_of(*principal, pointer / "principal", state, journal, problems);
  return json::with_member(match, "principal", json::Value(std::string_view(user_id)));
}

json::Document read_match(const json::Value& match, const std::string& pointer, std::span<const Served> served,
                          const State& state, const Journal* journal, json::Problems& problems) {
  check_match(match, pointer, served, problems);
  return resolve_match(match, pointer, state, journal, problems);
}

}  // namespace mock
