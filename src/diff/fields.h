#pragma once
// What the fields of a thing say, so that those of two worlds can be compared and told.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diff/difference.h"
#include "tree.h"

namespace mock::diff {

struct Said {
  std::string meant;  // the same in both worlds when the same is meant: things that are named by their ids are numbered
  std::string shown;  // JSON for people: names for ids, and no secrets
  // Of a list that names things: each of them, in order.
  std::vector<std::pair<std::string, std::string>> names{};  // as it is meant, and as it is shown
};

/// By name; those of an object in the thing stand behind a dot. What is null is left out.
std::map<std::string, Said> fields(const Tree& tree, const Thing& thing, Told told);

/// What the thing is known by, as it is meant; "" when it has no name.
std::string key(const Tree& tree, const Thing& thing);

/// All that counts in it, as it is meant.
std::string content(const Tree& tree, const Thing& thing);

}  // namespace mock::diff
