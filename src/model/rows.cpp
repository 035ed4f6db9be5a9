#include "model/rows.h"

#include "model/tables.h"

namespace mock {

std::vector<std::pair<std::string_view, std::size_t>> rows(const State& state) {
  std::vector<std::pair<std::string_view, std::size_t>> all;
  const auto tables = tables_of(state);
  static_assert(std::tuple_size_v<decltype(tables)> == table_names.size());
  std::apply([&](const auto&... table) { (all.emplace_back(table_names.at(all.size()), table.size()), ...); }, tables);
  return all;
}

}  // namespace mock
