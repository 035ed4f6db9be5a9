#include "model/units.h"

#include "find.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::units {

const Unit& get(const State& state, std::string_view account_id) {
  return find_or_refuse(state.units, account_id, refusals::account_not_found);
}

void remove(State& state, std::string_view account_id) {
  const std::string id = get(state, account_id).account_id;
  permissions::forget_resource(state, "organization_unit", id);
  custom_clouds::forget_resource(state, "account", id);
  events::forget_account(state, id);
  state.units.erase(id);
}

}  // namespace mock::units
