#pragma once
// Rows that go together with what they belong to.
#include <functional>
#include <string_view>

#include "base/table.h"

namespace mock {

struct State;

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

template <class Row>
Row row_of(Table<Row> State::*);

/// Erases the rows of an organization from these tables: erase_those_of<&State::addresses>(state, organization_id).
template <auto... Rows>
void erase_those_of(State& state, std::string_view organization_id) {
  (erase_with<&decltype(row_of(Rows))::organization_id>(state.*Rows, organization_id), ...);
}

}  // namespace mock
