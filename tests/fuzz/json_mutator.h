#pragma once
// Changes JSON texts so that they stay JSON: members go, come, move or get another value. What comes is taken from the
// text itself, from the words of a shape, or is a value at some edge.
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "json/shape.h"

namespace mock::fuzz {

/// The names and choices that a shape knows.
struct Words {
  explicit Words(const json::Shape& shape) { learn(shape); }
  void learn(const json::Shape& shape);

  std::vector<std::string> names, choices;
};

/// `text` with one to four changes; nothing when it is no JSON.
std::optional<std::string> changed_json(std::string_view text, const Words& words, unsigned seed);

/// Any value, among them such as are at the edge of what fits somewhere.
nlohmann::ordered_json any_value(const Words& words, std::minstd_rand& chance);

/// One of them; there must be one.
template <class List>
decltype(auto) any_of(List& list, std::minstd_rand& chance) {
  return list[chance() % std::size(list)];
}

}  // namespace mock::fuzz
