#include "model/billing_groups.h"

#include "find.h"
#include "model/projects.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::billing_groups {
namespace {

void check_emails(const std::vector<std::string>* emails, std::string_view field) {
  if (emails == nullptr) return;
  for (const auto& email : *emails)
    if (!users::is_email(email))
      throw Refusal(refusals::invalid_email_format, std::string(refusals::invalid_email_format.message) + ": \"" +
                                                        email + "\" in " + std::string(field));
}

void check_address(const State& state, std::string_view organization_id, const std::string* address_id,
                   const Code& not_found) {
  if (address_id == nullptr || address_id->empty()) return;
  const auto* address = state.addresses.find(*address_id);
  if (address == nullptr) throw Refusal::about(not_found, *address_id);
  if (address->organization_id != organization_id) throw Refusal(refusals::organization_mismatch);  // J12
}

void check(const State& state, std::string_view organization_id, const Wish<BillingGroup>& wish) {
  using Group = BillingGroup;
  check_emails(wish.get<&Group::billing_emails>(), "billing_emails");
  check_emails(wish.get<&Group::billing_contact_emails>(), "billing_contact_emails");
  check_address(state, organization_id, wish.get<&Group::billing_address_id>(), refusals::billing_address_not_found);
  check_address(state, organization_id, wish.get<&Group::shipping_address_id>(), refusals::shipping_address_not_found);
  if (const auto* card_id = wish.get<&Group::card_id>(); card_id != nullptr && !card_id->empty())
    cards::attached(state, organization_id, *card_id);
}

BillingGroup copy_of(const State& state, std::string_view organization_id, std::string_view billing_group_id) {
  auto group = get(state, billing_group_id);
  if (group.organization_id != organization_id) throw Refusal(refusals::organization_mismatch);  // J12
  group.estimated_balance_usd = group.estimated_balance_local = "0.00";
  return group;
}

// B12. Fixtures may hold more than the limit: it is enough to count so far, and where all organizations together have
// fewer, nothing is counted.
void check_limit(const State& state, std::string_view organization_id) {
  const auto limit = organizations::get(state, organization_id).billing_group_limit;
  if (static_cast<std::int64_t>(state.billing_groups.size()) < limit) return;
  std::int64_t count = 0;
  for ([[maybe_unused]] const auto& each : state.billing_groups.with<&BillingGroup::organization_id>(organization_id))
    if (++count >= limit) break;
  if (count >= limit)
    throw Refusal(refusals::billing_group_limit_reached,
                  std::string(refusals::billing_group_limit_reached.message) + ": " + std::to_string(limit));
}

}  // namespace

const BillingGroup& get(const State& state, std::string_view billing_group_id) {
  return find_or_refuse(state.billing_groups, billing_group_id, refusals::billing_group_not_found);
}

const BillingGroup& get(const State& state, std::string_view organization_id, std::string_view billing_group_id) {
  return owned_by(state.billing_groups, organization_id, billing_group_id, refusals::billing_group_not_found);
}

const BillingGroup& for_new_project(State& state, std::string_view organization_id, Time now) {
  for (const auto& group : state.billing_groups.with<&BillingGroup::organization_id>(organization_id)) return group;
  Wish<BillingGroup> wish;
  wish.set<&BillingGroup::billing_group_name>("Default billing group");
  return create(state, organization_id, wish, {}, now);
}

const BillingGroup& create(State& state, std::string_view organization_id, const Wish<BillingGroup>& wish,
                           std::string_view copied_id, Time now) {
  check_limit(state, organization_id);
  auto group = copied_id.empty() ? BillingGroup() : copy_of(state, organization_id, copied_id);
  check(state, organization_id, wish);
  wish.apply_to(group);
  group.billing_group_id = state.chance.uuid();
  group.organization_id = organization_id;
  group.create_time = now;
  return state.billing_groups.put(std::move(group));
}

const BillingGroup& update(State& state, std::string_view billing_group_id, const Wish<BillingGroup>& wish) {
  auto group = get(state, billing_group_id);
  check(state, group.organization_id, wish);
  wish.apply_to(group);
  return state.billing_groups.put(std::move(group));
}

void assign(State& state, std::string_view billing_group_id, const std::vector<std::string>& project_names) {
  const auto& group = get(state, billing_group_id);
  for (const auto& name : project_names) {
    auto project = projects::get(state, name);
    if (project.organization_id != group.organization_id) throw Refusal(refusals::organization_mismatch);  // J12
    project.billing_group_id = group.billing_group_id;
    state.projects.put(std::move(project));
  }
}

void remove_unused(State& state, std::string_view billing_group_id) {
  const auto& id = get(state, billing_group_id).billing_group_id;
  if (!state.projects.with<&Project::billing_group_id>(id).empty())  // J12
    throw Refusal(refusals::billing_group_with_projects_cannot_be_deleted);
  remove(state, id);
}

void remove(State& state, std::string_view billing_group_id) {
  const std::string id = get(state, billing_group_id).billing_group_id;
  events::forget_billing_group(state, id);
  credits::forget_billing_group(state, id);
  state.billing_groups.erase(id);
}

}  // namespace mock::billing_groups
