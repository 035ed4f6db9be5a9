#include "model/billing_groups.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::billing_groups {

const BillingGroup& get(const State& state, std::string_view billing_group_id) {
  const auto* group = state.billing_groups.find(billing_group_id);
  if (group == nullptr) throw Refusal(refusals::billing_group_not_found);
  return *group;
}

const BillingGroup& get(const State& state, std::string_view organization_id, std::string_view billing_group_id) {
  const auto& group = get(state, billing_group_id);
  if (group.organization_id != organization_id) throw Refusal(refusals::billing_group_not_found);
  return group;
}

const BillingGroup& for_new_project(State& state, std::string_view organization_id, Time now) {
  for (const auto& group : state.billing_groups.with<&BillingGroup::organization_id>(organization_id)) return group;
  BillingGroup group;
  group.billing_group_id = state.chance.uuid();
  group.organization_id = organization_id;
  group.billing_group_name = "Default billing group";
  group.create_time = now;
  return state.billing_groups.put(std::move(group));
}

void remove(State& state, std::string_view billing_group_id) {
  const std::string id = get(state, billing_group_id).billing_group_id;
  credits::forget_billing_group(state, id);
  state.billing_groups.erase(id);
}

}  // namespace mock::billing_groups
