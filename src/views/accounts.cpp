#include "views/accounts.h"

#include "model/changes.h"
#include "model/state.h"

namespace mock::views {

using namespace json;
using accounts::Account;

namespace {

bool is_owner(const Viewpoint& at, const Account& account) {
  const auto* member = at.state.members.find(account.organization->organization_id, at.token->user_id);
  return member != nullptr && member->is_super_admin;
}

std::optional<std::string_view> parent_of(const Account& account) {
  return account.unit != nullptr ? std::optional<std::string_view>(account.organization->account_id) : std::nullopt;
}

template <auto Member>
const auto& of_organization(const Account& account) {
  return account.organization->*Member;
}

std::string_view owner_team(const Viewpoint& at, const Account& account) {
  if (changes::have_come(at.as_of, changes::owner_teams_are_empty)) return {};
  return account.organization->account_owner_team_id;
}

}  // namespace

const Picture<Account>& account() {
  const auto an_id = text(0, longest_id);
  static const Picture<Account> picture({
      always<Account>("access_source", choice({"organization_membership"}), "organization_membership"),
      worked_out<Account>("account_id", an_id, std::mem_fn(&Account::account_id)),
      worked_out<Account>("account_name", text(0, longest_organization_name), std::mem_fn(&Account::account_name)),
      worked_out<Account>("account_owner_team_id", text(0, longest_team_id), owner_team,
                          "The team whose members are the super admins; empty since March 2026"),
      worked_out<Account>("create_time", time(), std::mem_fn(&Account::create_time)),
      empty_object<Account>("features", boolean()),
      always<Account>("is_account_member", boolean(), true),
      worked_out<Account>("is_account_owner", boolean(), is_owner, "True for super admins"),
      worked_out<Account>("organization_id", an_id, of_organization<&Organization::organization_id>),
      worked_out<Account>("parent_account_id", text(0, longest_id).or_null(), parent_of,
                          "null: the root account of its organization"),
      always<Account>("primary_billing_group_id", text(0, longest_id).or_null(), nullptr, "Always null"),
      worked_out<Account>("root_account_id", an_id, of_organization<&Organization::account_id>),
      always<Account>("tenant_id", text(0, 64), "aiven"),
      worked_out<Account>("update_time", time(), std::mem_fn(&Account::update_time)),
  });
  return picture;
}

const Picture<Unit>& unit() {
  static const Picture<Unit> picture({
      kept<&Unit::account_id>("account_id", text(0, longest_id)),
      kept<&Unit::account_name>("account_name", text(1, longest_organization_name)),
      kept<&Unit::create_time>("create_time", time()),
      kept<&Unit::update_time>("update_time", time()),
  });
  return picture;
}

}  // namespace mock::views
