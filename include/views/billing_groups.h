#pragma once
// What billing groups look like in JSON: as the older API shows them, and as the API of organizations does.
#include <cstdint>
#include <string>
#include <string_view>

#include "json/shape.h"
#include "json/writer.h"
#include "model/state.h"

namespace mock::views {

/// As the older API shows it.
const json::Shape& billing_group_shape();
void billing_group(json::Writer& out, const State& state, const BillingGroup& group);

/// As the API of organizations shows it.
const json::Shape& organization_billing_group_shape();
void organization_billing_group(json::Writer& out, const State& state, const BillingGroup& group);
/// {"billing_groups": [...]} of those.
const json::Shape& organization_billing_groups_shape();

/// How a billing group pays, in the words of the older API: "card" or "no_payment_expected".
std::string_view payment_method_of(const State& state, const BillingGroup& group);
/// The address of a billing group as one text, of several lines.
std::string billing_address(const BillingGroup& group);

}  // namespace mock::views
