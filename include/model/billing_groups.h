#pragma once
// Billing groups: who pays for projects, and how. They belong to organizations, never to units, and are reached through
// endpoints of two kinds: /v1/organization/{organization_id}/billing-group(s) and the older /v1/billing-group.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"
#include "model/payment_methods.h"

namespace mock {

struct State;

struct BillingGroup {
  std::string billing_group_id;  // a UUID
  std::string organization_id;
  std::string billing_group_name;
  std::string billing_address_id, shipping_address_id;  // addresses of the organization; empty: none
  std::vector<std::string> billing_emails, billing_contact_emails;
  std::string payment_method_id;  // of the organization's; empty: none
  std::string billing_currency = "USD";
  std::string billing_extra_text;  // custom_invoice_text at the newer endpoints
  std::string vat_id;
  // The address as the older endpoints take it, word for word; the newer ones know addresses by id.
  std::string company, city, country_code, state, zip_code;
  std::vector<std::string> address_lines;
  std::string card_id;  // of a credit card, as the older endpoints name it
  std::string estimated_balance_usd = "0.00", estimated_balance_local = "0.00";  // read from fixtures, never computed
  Time create_time{};

  using Ways = FoundBy<By<&BillingGroup::billing_group_id>, By<&BillingGroup::organization_id>,
                       By<&BillingGroup::billing_address_id>, By<&BillingGroup::shipping_address_id>,
                       By<&BillingGroup::payment_method_id>, By<&BillingGroup::card_id>>;
};

// Limits of the API; of texts in characters.
inline constexpr std::int64_t longest_billing_group_name = 128;
inline constexpr std::int64_t longest_billing_extra_text = 1000;
inline constexpr std::int64_t longest_vat_id = 64;
inline constexpr std::int64_t most_billing_emails = 10;  // at the older endpoints

namespace billing_groups {

/// The billing group, or billing_group_not_found.
const BillingGroup& get(const State&, std::string_view billing_group_id);
/// The same, which must belong to the organization.
const BillingGroup& get(const State&, std::string_view organization_id, std::string_view billing_group_id);

/// The billing group of a project that nobody chose one for: the organization's oldest, or one made now.
const BillingGroup& for_new_project(State&, std::string_view organization_id, Time now);

/// Makes a billing group, with what `copied_id` (empty: none) has of all that is not asked for. Empty texts and lists
/// clear. Refuses an invalid e-mail address (invalid_email_format), billing_address_not_found,
/// shipping_address_not_found, payment_method_not_found, credit_card_not_found, a billing group to copy that does not
/// exist (billing_group_not_found), and addresses or a billing group to copy of another organization
/// (organization_mismatch).
const BillingGroup& create(State&, std::string_view organization_id, const Wish<BillingGroup>& wish,
                           std::string_view copied_id, Time now);
/// Refuses what create refuses.
const BillingGroup& update(State&, std::string_view billing_group_id, const Wish<BillingGroup>& wish);

/// Makes it pay for these projects, or for none of them when it refuses project_not_found, or a project of another
/// organization (organization_mismatch).
void assign(State&, std::string_view billing_group_id, const std::vector<std::string>& project_names);

/// Removes it. Refuses billing_group_with_projects_cannot_be_deleted.
void remove_unused(State&, std::string_view billing_group_id);
/// Removes it. What would still use it is for the caller to have looked at.
void remove(State&, std::string_view billing_group_id);

}  // namespace billing_groups
}  // namespace mock
