#pragma once
// Billing groups: who pays for projects, and how. They belong to organizations, never to units, and are reached through
// two doors: /v1/organization/{organization_id}/billing-group(s) and the older /v1/billing-group.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

struct BillingGroup {
  std::string billing_group_id;  // a UUID
  std::string organization_id;
  std::string billing_group_name;
  std::string billing_address_id, shipping_address_id;  // addresses of the organization; empty: none
  std::vector<std::string> billing_emails, billing_contact_emails;
  std::string payment_method_type, payment_method_id;  // empty: none
  std::string billing_currency = "USD";
  std::string billing_extra_text;  // custom_invoice_text at the newer door
  std::string vat_id;
  // The address as the older door takes it, word for word; the newer one knows addresses by id.
  std::string company, city, country_code, state, zip_code;
  std::vector<std::string> address_lines;
  std::string card_id;  // of a credit card, as the older door names it
  std::string estimated_balance_usd = "0.00", estimated_balance_local = "0.00";  // read from fixtures, never computed
  Time create_time{};

  using Ways = FoundBy<By<&BillingGroup::billing_group_id>, By<&BillingGroup::organization_id>,
                       By<&BillingGroup::payment_method_id>>;
};

namespace billing_groups {

/// The billing group, or billing_group_not_found.
const BillingGroup& get(const State&, std::string_view billing_group_id);
/// The same, which must belong to the organization.
const BillingGroup& get(const State&, std::string_view organization_id, std::string_view billing_group_id);

/// The billing group of a project that nobody chose one for: the organization's oldest, or one made now.
const BillingGroup& for_new_project(State&, std::string_view organization_id, Time now);

/// Removes it. What would still use it is for the caller to have looked at.
void remove(State&, std::string_view billing_group_id);

}  // namespace billing_groups
}  // namespace mock
