#include "model/units.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::units {

const Unit& get(const State& state, std::string_view account_id) {
  const auto* unit = state.units.find(account_id);
  if (unit == nullptr) throw Refusal(refusals::account_not_found);
  return *unit;
}

void remove(State& state, std::string_view account_id) {
  const std::string id = get(state, account_id).account_id;
  permissions::forget_resource(state, "organization_unit", id);
  custom_clouds::forget_resource(state, "account", id);
  events::forget_account(state, id);
  state.units.erase(id);
}

}  // namespace mock::units
