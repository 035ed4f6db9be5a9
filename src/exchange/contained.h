#pragma once
// Whether one JSON value is contained in another: an object in one that has all of its members, a list in one that has
// all of its items somewhere. A star in a text stands for any characters, as everywhere in patterns.
#include <string>
#include <vector>

#include "json/value.h"

namespace mock {

bool is_contained(const json::Value& wanted, const json::Value& actual);

/// One place where it is not, as JSON texts; `actual` is empty where there is nothing.
struct Lack {
  std::string pointer, wanted, actual;
};
/// All of them, each as far inside as can be said; pointers begin with `pointer`.
void find_lacks(const json::Value& wanted, const json::Value* actual, const std::string& pointer,
                std::vector<Lack>& lacks);

/// How many values there are in one, itself among them.
std::size_t size_of(const json::Value& value);

}  // namespace mock
