#pragma once
// Accounts: the older name under which the API knows organizations (their root account) and their units, as one kind of
// thing. A root account has no row of its own: it is its organization, seen from here. Rules O3, O8, U1–U6 of
// docs/fidelity.md.
#include <string>
#include <string_view>
#include <vector>

#include "model/organizations.h"
#include "model/units.h"

namespace mock::accounts {

/// One account; valid as long as the State it was found in.
struct Account {
  const Organization* organization;  // that it is the root of, or a unit of
  const Unit* unit;                  // null: it is the root account

  [[nodiscard]] const std::string& account_id() const {
    return unit != nullptr ? unit->account_id : organization->account_id;
  }
  [[nodiscard]] const std::string& account_name() const {
    return unit != nullptr ? unit->account_name : organization->organization_name;
  }
  [[nodiscard]] Time create_time() const { return unit != nullptr ? unit->create_time : organization->create_time; }
  [[nodiscard]] Time update_time() const { return unit != nullptr ? unit->update_time : organization->update_time; }
};

/// The account, or account_not_found.
Account get(const State&, std::string_view account_id);

/// The accounts of all organizations a user belongs to: each root account, followed by its units.
std::vector<Account> of_user(const State&, std::string_view user_id);

/// The root account that a new unit is to have for its parent: refuses parent_account_not_found, a unit
/// (parent_account_too_deep) and a personal organization (account_unit_cannot_create_for_personal_tier).
const Organization& parent_of_units(const State&, std::string_view parent_account_id);

Account create_unit(State&, std::string_view organization_id, std::string account_name, Time now);

/// Renames a unit, or an organization with its root account.
Account rename(State&, std::string_view account_id, std::string account_name, Time now);

/// Says whether a unit may have this parent. It already has the only one it can have, so nothing ever changes: refuses
/// another organization (unit_cannot_be_moved_out_of_organization), a unit (parent_account_too_deep), itself
/// (account_cannot_be_own_ancestor), and root accounts as what is to move (organization_cannot_exist_without_root_
/// account).
void check_move(const State&, std::string_view account_id, std::string_view parent_account_id);

/// Removes a unit, or an organization with its root account. Refuses what is not empty: account_with_projects_cannot_
/// be_deleted, account_with_child_accounts_cannot_be_deleted, account_with_vpcs_cannot_be_deleted,
/// organization_has_active_addresses, organization_has_active_payment_methods.
void remove_empty(State&, std::string_view account_id);

}  // namespace mock::accounts
