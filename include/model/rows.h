#pragma once
// How much a world knows.
#include <string_view>
#include <utility>
#include <vector>

namespace mock {

struct State;

/// The tables of a state by name, with the number of their rows.
std::vector<std::pair<std::string_view, std::size_t>> rows(const State& state);

}  // namespace mock
