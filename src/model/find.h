#pragma once
// Rows that a request names: found, or refused.
#include <string_view>

#include "base/table.h"
#include "model/refusals.h"

namespace mock {

/// The row with this id, or `not_found`.
template <class Row>
const Row& find_or_refuse(const Table<Row>& table, std::string_view id, const Code& not_found) {
  const auto* row = table.find(id);
  if (row == nullptr) throw Refusal(not_found);
  return *row;
}

/// The row with this id. What belongs to another organization is not there for this one.
template <class Row>
const Row& owned_by(const Table<Row>& table, std::string_view organization_id, std::string_view id,
                    const Code& not_found) {
  const auto& row = find_or_refuse(table, id, not_found);
  if (row.organization_id != organization_id) throw Refusal(not_found);
  return row;
}

}  // namespace mock
