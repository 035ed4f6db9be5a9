#include "facts.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <variant>

namespace mock::compare {
namespace {

constexpr std::size_t longest_value = 256;  // nothing longer is put into a path
constexpr std::size_t enough_alike = 50;    // things of one form; more of them would say nothing new

// Tells things of one kind apart by what they have and what they lack.
char outline(const json::Value& value) {
  const auto is_empty = value.as_text().empty() && value.as_list().empty() && value.as_members().empty();
  return static_cast<char>('a' + value.data().index() * 2 + (is_empty ? 1 : 0));
}

// What may stand in a path: a short text, or a whole number.
std::string as_path_value(const json::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value.data())) return std::to_string(*number);
  const auto text = value.as_text();
  return text.size() <= longest_value ? std::string(text) : std::string();
}

// The words of `shorter` are the first or the last of `longer`: project and project_name, user_id and member_user_id.
bool begins_or_ends_with(std::string_view longer, std::string_view shorter) {
  if (longer.size() <= shorter.size()) return false;
  return (longer.starts_with(shorter) && longer[shorter.size()] == '_') ||
         (longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == '_');
}

Kinship kinship(std::string_view parameter, std::string_view field) {
  if (parameter == field) return Kinship::same;
  const auto related = begins_or_ends_with(parameter, field) || begins_or_ends_with(field, parameter);
  return related ? Kinship::related : Kinship::none;
}

// How many of the known values stand in it.
std::size_t agreement(const Named& known, const Named& fact) {
  return static_cast<std::size_t>(std::ranges::count_if(known, [&](const auto& each) {
    return std::ranges::any_of(fact, [&](const auto& other) {
      return other.second == each.second && kinship(each.first, other.first) != Kinship::none;
    });
  }));
}

}  // namespace

void Facts::learn(const json::Value& answer, std::string_view operation, const Named& context) {
  learn_value(answer, {}, std::string(operation), context);
}

void Facts::learn_value(const json::Value& value, std::string_view name, const std::string& place,
                        const Named& context) {
  if (!value.as_members().empty()) return learn_object(value, place, context);
  for (const auto& item : value.as_list()) {
    if (const auto text = as_path_value(item); !text.empty() && !name.empty()) {
      auto named = context;
      named.insert(named.begin(), {std::string(name), text});
      add(std::move(named), place);
    } else {
      learn_value(item, name, place, context);
    }
  }
}

void Facts::learn_object(const json::Value& object, const std::string& place, const Named& context) {
  Named named;
  std::string form = place;
  for (const auto& [name, value] : object.as_members()) {
    ((form += ' ') += name) += outline(value);
    if (auto text = as_path_value(value); !text.empty()) named.emplace_back(name, std::move(text));
  }
  named.insert(named.end(), context.begin(), context.end());
  for (const auto& [name, value] : object.as_members())
    learn_value(value, name, place + "/" + std::string(name), named);
  add(std::move(named), form);
}

void Facts::add(Named named, const std::string& form) {
  for (const auto& [name, value] : named) values_.insert(value);
  if (auto& seen = seen_[form]; seen < enough_alike) facts_.push_back({std::move(named), seen++});
}

std::vector<std::string> Facts::candidates(std::string_view parameter, const Named& known, Kinship at_least) const {
  struct Candidate {
    Kinship kinship;
    std::size_t disagreement, rank;
    const std::string* value;
  };
  std::vector<Candidate> found;
  for (const auto& [named, rank] : facts_) {
    const auto disagreement = known.size() - agreement(known, named);
    for (const auto& [name, value] : named)
      if (const auto kin = kinship(parameter, name); kin <= at_least)
        found.push_back({kin, disagreement, rank, &value});
  }
  std::ranges::stable_sort(
      found, {}, [](const Candidate& each) { return std::tuple(each.disagreement, each.kinship, each.rank); });
  std::vector<std::string> values;
  std::set<std::string_view> told;
  for (const auto& each : found)
    if (told.insert(*each.value).second) values.push_back(*each.value);
  return values;
}

}  // namespace mock::compare
