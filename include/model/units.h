#pragma once
// Organizational units: the accounts of an organization beside its root account. They hold projects, and no units.
// Rules U1–U7 of docs/fidelity.md.
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

struct Unit {
  std::string account_id, organization_id;
  std::string account_name;
  Time create_time{}, update_time{};

  using Ways = FoundBy<By<&Unit::account_id>, By<&Unit::organization_id>>;
};

namespace units {

/// The unit, or account_not_found.
const Unit& get(const State&, std::string_view account_id);

/// Removes the unit and what is granted on it.
void remove(State&, std::string_view account_id);

}  // namespace units
}  // namespace mock
