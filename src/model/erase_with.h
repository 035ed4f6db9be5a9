#pragma once
// Rows that go together with what they belong to.
#include <functional>

#include "base/table.h"

namespace mock {

template <class Row, auto... Key>
void erase_row(Table<Row>& table, const Row& row, By<Key...> /*the unique way*/) {
  table.erase(std::invoke(Key, row)...);
}

/// Erases the rows that these values of one way find:
/// erase_with<&Address::organization_id>(state.addresses, organization_id).
template <auto... Fields, class Row, class... Values>
void erase_with(Table<Row>& table, const Values&... values) {
  const auto before = table;  // shares all rows, and stays as it is while they are erased
  for (const auto& row : before.template with<Fields...>(values...))
    erase_row(table, row, typename Row::Ways::Unique());
}

}  // namespace mock
