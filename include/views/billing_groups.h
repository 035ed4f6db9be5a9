#pragma once
// What billing groups look like in JSON: as the older API shows them, and as the API of organizations does.
#include <string>
#include <string_view>

#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

/// As the older API shows it.
const Picture<BillingGroup>& billing_group();
/// As the API of organizations shows it.
const Picture<BillingGroup>& organization_billing_group();

/// As the older API shows it, and what it pays with, by id.
const Picture<BillingGroup>& billing_group_in_full();

/// How a billing group pays, in the words of the older API: "card" or "no_payment_expected".
std::string_view payment_method_of(const State& state, const BillingGroup& group);
/// The address of a billing group as one text, of several lines.
std::string billing_address(const BillingGroup& group);

}  // namespace mock::views
