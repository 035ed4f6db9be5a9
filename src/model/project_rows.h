#pragma once
// Rows that hang on one project: they follow it to a new name, and go with it.
#include <string>
#include <string_view>
#include <utility>

#include "erase_with.h"

namespace mock {

/// Gives the rows of a project in these tables, in their order, its new name.
template <auto Rows, auto... Others>
void rename_project_in(State& state, const std::string& project_name, const std::string& new_name) {
  using Row = decltype(row_of(Rows));
  const auto before = state.*Rows;  // stays as it is while they are changed
  for (const auto& row : before.template with<&Row::project_name>(project_name)) {
    auto renamed = row;
    renamed.project_name = new_name;
    erase_row(state.*Rows, row, typename Row::Ways::Unique());
    (state.*Rows).put(std::move(renamed));
  }
  if constexpr (sizeof...(Others) > 0) rename_project_in<Others...>(state, project_name, new_name);
}

template <auto... Rows>
void forget_project_in(State& state, const std::string& project_name) {
  (erase_with<&decltype(row_of(Rows))::project_name>(state.*Rows, project_name), ...);
}

}  // namespace mock
