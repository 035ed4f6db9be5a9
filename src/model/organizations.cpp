#include "model/organizations.h"

#include <algorithm>

#include "erase_with.h"
#include "find.h"
#include "fresh_id.h"
#include "model/application_users.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::organizations {
namespace {

bool is_admin_anywhere(const State& state, std::string_view user_id) {
  for (const auto& member : state.members.with<&Member::user_id>(user_id))
    if (members::is_admin(state, member)) return true;
  return false;
}

template <class Rows, class Key>
auto keys_of(const Rows& rows, Key key) {
  std::vector<std::string> keys;
  for (const auto& row : rows) keys.push_back(row.*key);
  return keys;
}

// What `remove` takes along, in the order in which one thing rests on another.
void forget_sign_in(State& state, const std::string& id) {
  for (const auto& domain_id : keys_of(state.domains.with<&Domain::organization_id>(id), &Domain::domain_id))
    domains::remove(state, domain_id);
  for (const auto& method_id : keys_of(state.authentication_methods.with<&AuthenticationMethod::organization_id>(id),
                                       &AuthenticationMethod::authentication_method_id))
    authentication_methods::forget(state, method_id);
}

void forget_projects(State& state, const std::string& id) {
  teams::forget_organization(state, id);
  custom_clouds::forget_organization(state, id);
  for (const auto& name : keys_of(state.projects.with<&Project::organization_id>(id), &Project::project_name))
    projects::remove(state, name);
  for (const auto& unit_id : keys_of(state.units.with<&Unit::organization_id>(id), &Unit::account_id))
    units::remove(state, unit_id);
}

void forget_money(State& state, const std::string& id) {
  for (const auto& group :
       keys_of(state.billing_groups.with<&BillingGroup::organization_id>(id), &BillingGroup::billing_group_id))
    billing_groups::remove(state, group);
  cards::forget_organization(state, id);
}

void forget_people(State& state, const std::string& id) {
  for (const auto& group : keys_of(state.user_groups.with<&UserGroup::organization_id>(id), &UserGroup::user_group_id))
    user_groups::remove(state, group);
  for (const auto& user_id :
       keys_of(state.members.with<&Member::organization_id, &Member::is_person>(id, true), &Member::user_id))
    members::remove(state, id, user_id);
  for (const auto& user_id : keys_of(state.users.with<&User::owning_organization_id>(id), &User::user_id))
    application_users::remove(state, id, user_id);
}

}  // namespace

const Organization& get(const State& state, std::string_view organization_id) {
  return find_or_refuse(state.organizations, organization_id, refusals::organization_not_found);
}

std::vector<const Organization*> of_user(const State& state, std::string_view user_id) {
  std::vector<const Organization*> found;
  for (const auto& member : state.members.with<&Member::user_id>(user_id))
    found.push_back(&get(state, member.organization_id));
  const auto made = [&](const Organization* each) { return state.organizations.number(each->organization_id); };
  std::sort(found.begin(), found.end(), [&](const auto* a, const auto* b) { return made(a) < made(b); });
  return found;
}

const Organization& create(State& state, const User& creator, const Wish<Organization>& wish, Time now) {
  if (creator.is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);
  if (creator.managing_organization_id && !is_admin_anywhere(state, creator.user_id))  // O12
    throw Refusal(refusals::action_forbidden_for_managed_users);

  Organization organization;
  organization.organization_id = new_id(state);
  organization.account_id = new_account_id(state);
  organization.account_owner_team_id = teams::new_id(state);
  organization.create_time = organization.update_time = now;
  wish.apply_to(organization);

  state.members.put({organization.organization_id, creator.user_id, true, false, now});  // O2
  authentication_methods::create_internal(state, organization.organization_id, now);
  return state.organizations.put(std::move(organization));
}

const Organization& update(State& state, std::string_view organization_id, const Wish<Organization>& wish, Time now) {
  auto changed = get(state, organization_id);
  if (wish.is_empty()) return get(state, organization_id);
  const auto before = changed.tier;
  wish.apply_to(changed);
  if (before == Tier::business && changed.tier == Tier::personal)
    throw Refusal(refusals::organization_tier_downgrade_not_allowed);
  changed.update_time = now;
  return state.organizations.put(std::move(changed));
}

void set_api_client_ip_allowlist(State& state, std::string_view organization_id, std::vector<std::string> ranges,
                                 bool enabled) {
  auto changed = get(state, organization_id);
  changed.api_client_ip_allowlist = std::move(ranges);
  changed.api_client_ip_allowlist_enabled = enabled;
  state.organizations.put(std::move(changed));
}

void remove(State& state, std::string_view organization_id) {
  const std::string id(get(state, organization_id).organization_id);
  forget_sign_in(state, id);
  forget_projects(state, id);
  forget_money(state, id);
  forget_people(state, id);
  for (const auto& vpc : keys_of(state.vpcs.with<&Vpc::organization_id>(id), &Vpc::vpc_id)) vpcs::remove(state, vpc);
  erase_those_of<&State::addresses, &State::invoices, &State::credit_memos, &State::payment_methods, &State::credits,
                 &State::emissions, &State::governance_accesses, &State::invitations, &State::vpc_settings,
                 &State::upgrade_steps, &State::connect_plugins, &State::connect_plugin_files,
                 &State::connect_plugin_classes, &State::plugin_file_classes>(state, id);
  permissions::forget_resource(state, "organization", id);
  events::forget_account(state, get(state, id).account_id);
  state.organizations.erase(id);
}

std::string new_id(State& state) { return fresh_id(state.chance, state.organizations, "org"); }

std::string new_account_id(State& state) {
  return fresh([&] { return "a" + state.chance.hex(11); },
               [&](std::string_view id) {
                 return !state.organizations.with<&Organization::account_id>(id).empty() ||
                        state.units.find(id) != nullptr;
               });
}

}  // namespace mock::organizations
