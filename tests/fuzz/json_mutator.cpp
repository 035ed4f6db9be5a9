#include "json_mutator.h"

#include <limits>

namespace mock::fuzz {
namespace {

using Json = nlohmann::ordered_json;

void collect(Json& value, std::vector<Json*>& all) {
  all.push_back(&value);
  if (value.is_structured())
    for (auto& child : value) collect(child, all);
}

void remove_a_child(Json& parent, std::minstd_rand& chance) {
  auto child = parent.begin();
  std::advance(child, chance() % parent.size());
  parent.erase(child);
}

void change_text(Json& text, const Words& words, std::minstd_rand& chance) {
  auto changed = text.get<std::string>();
  switch (chance() % 4) {
    case 0: changed += static_cast<char>('a' + chance() % 26); break;
    case 1: changed = changed.substr(0, changed.size() / 2); break;
    case 2:
      if (!changed.empty()) changed[chance() % changed.size()] = static_cast<char>(' ' + chance() % 95);
      break;
    default:
      if (!words.choices.empty()) changed = any_of(words.choices, chance);
  }
  text = changed;
}

void change_number(Json& number, std::minstd_rand& chance) {
  const auto by = static_cast<double>(chance() % 5) - 2;
  number = chance() % 2 == 0 ? Json(static_cast<std::int64_t>(by)) : Json(number.get<double>() + by);
}

// A value of the document gets a change of its own kind, or gives way to a copy of another one.
void change_one(Json& document, const Words& words, std::minstd_rand& chance) {
  std::vector<Json*> all;
  collect(document, all);
  auto& value = *any_of(all, chance);
  const Json other = *any_of(all, chance);
  const auto kind = chance() % 6;
  if (kind == 0)
    value = any_value(words, chance);
  else if (kind == 1)
    value = other;
  else if (value.is_structured() && !value.empty() && kind == 2)
    remove_a_child(value, chance);
  else if (value.is_array())
    value.push_back(kind == 3 || value.empty() ? other : Json(any_of(value, chance)));
  else if (value.is_object() && !words.names.empty())
    value[any_of(words.names, chance)] = kind == 3 ? any_value(words, chance) : other;
  else if (value.is_string())
    change_text(value, words, chance);
  else if (value.is_number())
    change_number(value, chance);
  else if (value.is_boolean())
    value = !value.get<bool>();
}

}  // namespace

void Words::learn(const json::Shape& shape) {
  for (const auto choice : shape.choices) choices.emplace_back(choice);
  for (const auto& item : shape.items) learn(item);
  for (const auto& field : shape.fields) {
    names.emplace_back(field.name);
    learn(field.shape);
  }
}

Json any_value(const Words& words, std::minstd_rand& chance) {
  static const std::vector<Json> edges{nullptr,
                                       true,
                                       false,
                                       0,
                                       1,
                                       -1,
                                       2,
                                       600,
                                       0.5,
                                       1e308,
                                       -0.0,
                                       std::numeric_limits<std::int64_t>::max(),
                                       std::numeric_limits<std::int64_t>::min(),
                                       std::numeric_limits<std::uint64_t>::max(),
                                       9007199254740991,
                                       9007199254740992,
                                       "",
                                       " ",
                                       "*",
                                       "a@a.example",
                                       "2026-01-01T00:00:00Z",
                                       "9999-12-31T23:59:59Z",
                                       "10.0.0.0/8",
                                       "::/0",
                                       "FI",
                                       "EUR",
                                       "1.00",
                                       "0",
                                       "-1",
                                       "org1",
                                       "u1",
                                       std::string(200, 'a'),
                                       std::string("\0\n\x1b", 3),
                                       "\xc3\xa4\xe2\x82\xac",
                                       Json::array(),
                                       Json::object(),
                                       Json::array({Json::object()})};
  if (!words.choices.empty() && chance() % 2 == 0) return any_of(words.choices, chance);
  return any_of(edges, chance);
}

std::optional<std::string> changed_json(std::string_view text, const Words& words, unsigned seed) {
  auto document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) return std::nullopt;
  std::minstd_rand chance(seed);
  for (auto changes = 1 + chance() % 4; changes > 0; --changes) change_one(document, words, chance);
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace mock::fuzz
