#pragma once
// tests/fixtures/rich.json: a world with every kind of thing, each with every field that a fixture may give it.
#include <fstream>

#include "paths.h"
#include "support/a_world.h"

namespace mock::test {

inline nlohmann::json rich() {
  return nlohmann::json::parse(std::ifstream(AIVEN_MOCK_SOURCE "/tests/fixtures/rich.json"));
}

/// Tokens of it.
inline constexpr std::string_view ann = "ann-is-super-admin-of-rich", ben = "ben-is-a-member-of-rich-one",
                                  cat = "cat-is-admin-of-the-second";

}  // namespace mock::test
