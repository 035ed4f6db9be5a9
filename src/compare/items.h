#pragma once
// Which items of two lists are the same thing.
#include <string_view>
#include <utility>
#include <vector>

#include "json/value.h"

namespace mock::compare {

struct Pairs {
  std::vector<std::pair<const json::Value*, const json::Value*>> both;  // in the order of the first list
  bool is_in_order = true;                                              // and of the second
  bool has_others = false;                                              // there is more, on one side or on both
};

/// Things are told apart by a field that is different in each, as ids are; where there is none, by their place.
Pairs pairs_of(json::Value::List a, json::Value::List b);

}  // namespace mock::compare
