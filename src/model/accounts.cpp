#include "model/accounts.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::accounts {
namespace {

const Organization* with_root_account(const State& state, std::string_view account_id) {
  for (const auto& organization : state.organizations.with<&Organization::account_id>(account_id)) return &organization;
  return nullptr;
}

}  // namespace

Account get(const State& state, std::string_view account_id) {
  if (const auto* organization = with_root_account(state, account_id)) return {organization, nullptr};
  const auto& unit = units::get(state, account_id);
  return {&organizations::get(state, unit.organization_id), &unit};
}

std::vector<Account> of_user(const State& state, std::string_view user_id) {
  std::vector<Account> found;
  for (const auto* organization : organizations::of_user(state, user_id)) {
    found.push_back({organization, nullptr});
    for (const auto& unit : state.units.with<&Unit::organization_id>(organization->organization_id))
      found.push_back({organization, &unit});
  }
  return found;
}

const Organization& parent_of_units(const State& state, std::string_view parent_account_id) {
  if (state.units.find(parent_account_id) != nullptr) throw Refusal(refusals::parent_account_too_deep);  // U1
  const auto* organization = with_root_account(state, parent_account_id);
  if (organization == nullptr) throw Refusal(refusals::parent_account_not_found);
  if (organization->tier == Tier::personal)  // O5
    throw Refusal(refusals::account_unit_cannot_create_for_personal_tier);
  return *organization;
}

Account create_unit(State& state, std::string_view organization_id, std::string account_name, Time now) {
  Unit unit{organizations::new_account_id(state), std::string(organization_id), std::move(account_name), now, now};
  return get(state, state.units.put(std::move(unit)).account_id);
}

Account rename(State& state, std::string_view account_id, std::string account_name, Time now) {
  const auto account = get(state, account_id);
  if (account.unit == nullptr)  // O7: one name, shown by two endpoints
    return {&organizations::update(state, account.organization->organization_id,
                                   Wish<Organization>().set<&Organization::organization_name>(account_name), now),
            nullptr};
  auto unit = *account.unit;
  unit.account_name = std::move(account_name);
  unit.update_time = now;
  return get(state, state.units.put(std::move(unit)).account_id);
}

void check_move(const State& state, std::string_view account_id, std::string_view parent_account_id) {
  const auto account = get(state, account_id);
  if (account.unit == nullptr) throw Refusal(refusals::organization_cannot_exist_without_root_account);
  if (parent_account_id == account_id) throw Refusal(refusals::account_cannot_be_own_ancestor);
  const auto& parent = parent_of_units(state, parent_account_id);
  if (parent.organization_id != account.organization->organization_id)  // U3
    throw Refusal(refusals::unit_cannot_be_moved_out_of_organization);
}

void remove_empty(State& state, std::string_view account_id) {
  const auto account = get(state, account_id);
  if (account.unit != nullptr) {
    if (!state.projects.with<&Project::account_id>(account.unit->account_id).empty())  // U4
      throw Refusal(refusals::account_with_projects_cannot_be_deleted);
    units::remove(state, account.unit->account_id);
    return;
  }
  const auto& id = account.organization->organization_id;
  if (!state.projects.with<&Project::organization_id>(id).empty())  // O8
    throw Refusal(refusals::account_with_projects_cannot_be_deleted);
  if (!state.units.with<&Unit::organization_id>(id).empty())
    throw Refusal(refusals::account_with_child_accounts_cannot_be_deleted);
  if (!state.vpcs.with<&Vpc::organization_id>(id).empty()) throw Refusal(refusals::account_with_vpcs_cannot_be_deleted);
  if (!state.addresses.with<&Address::organization_id>(id).empty())
    throw Refusal(refusals::organization_has_active_addresses);
  if (payment_methods::has_active(state, id)) throw Refusal(refusals::organization_has_active_payment_methods);
  organizations::remove(state, id);
}

}  // namespace mock::accounts
