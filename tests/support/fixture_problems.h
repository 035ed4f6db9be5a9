#pragma once
// What is wrong with a fixture, as text that a test can compare.
#include <functional>
#include <string>

#include "api/table_of_contents.h"
#include "fixtures/read.h"
#include "support/a_world.h"

namespace mock::test {

/// The problems of a fixture, one "pointer: message" a line.
inline std::string problems_of(const nlohmann::json& fixture) {
  std::string out;
  for (const auto& problem : fixtures::read(fixture.dump(), {.served = api::served()}).problems)
    out += problem.pointer + ": " + problem.message + "\n";
  return out;
}

/// Those of the demo, or of another fixture, with something changed in it.
inline std::string problems_with(const std::function<void(nlohmann::json&)>& change, nlohmann::json fixture = demo()) {
  change(fixture);
  return problems_of(fixture);
}

}  // namespace mock::test
