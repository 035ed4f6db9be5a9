#pragma once
// New ids, which nothing has yet.
#include <string>
#include <string_view>

#include "base/chance.h"
#include "base/table.h"

namespace mock {

/// What `make` makes, as soon as nothing has it yet.
template <class Make, class IsTaken>
std::string fresh(Make make, IsTaken is_taken) {
  std::string made = make();
  while (is_taken(made)) made = make();
  return made;
}

/// `prefix` and random digits, an id that no row of the table has yet: fresh_id(state.chance, state.users, "u").
template <class Row>
std::string fresh_id(Chance& chance, const Table<Row>& table, std::string_view prefix, std::size_t digits = 11) {
  return fresh([&] { return std::string(prefix) + chance.hex(digits); },
               [&](std::string_view id) { return table.find(id) != nullptr; });
}

}  // namespace mock
