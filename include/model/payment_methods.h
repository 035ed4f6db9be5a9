#pragma once
// Payment methods of organizations: credit cards, bank transfers, subscriptions at clouds' marketplaces, and custom
// ones. Of these only credit cards can be made and deleted; the others come from fixtures. Billing groups refer to
// them.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/table.h"
#include "base/time.h"
#include "model/cards.h"

namespace mock {

struct State;

enum class PaymentMethodType {
  aws_subscription,
  azure_subscription,
  bank_transfer,
  credit_card,
  custom,
  gcp_subscription
};

struct PaymentMethod {
  std::string payment_method_id;  // "pm…"
  std::string organization_id;
  PaymentMethodType payment_method_type = PaymentMethodType::credit_card;
  std::string state = "active";
  Time create_time{}, update_time{};
  std::string currency = "USD";              // of a bank transfer
  std::int64_t payment_terms_days = 30;      // of a bank transfer
  std::string type = "no_payment_expected";  // of a custom one
  CardDetails card;                          // of a credit card

  using Ways = FoundBy<By<&PaymentMethod::payment_method_id>, By<&PaymentMethod::organization_id>,
                       By<&PaymentMethod::organization_id, &PaymentMethod::payment_method_type>,
                       By<&PaymentMethod::organization_id, &PaymentMethod::state>>;
};

namespace payment_methods {

/// The payment method of this type, or payment_method_not_found.
const PaymentMethod& get(const State&, std::string_view organization_id, PaymentMethodType type,
                         std::string_view payment_method_id);

/// True when an organization has a payment method whose state is active, or a card attached to its root account.
bool has_active(const State&, std::string_view organization_id);

/// Adds a credit card with this name on it. Refuses what cards::from_stripe refuses.
const PaymentMethod& add_credit_card(State&, std::string_view organization_id, std::string_view stripe_id,
                                     std::string name, Time now);
/// Removes a credit card, and returns it as it is then. Refuses payment_method_not_found, payment_method_in_use.
PaymentMethod remove_credit_card(State&, std::string_view organization_id, std::string_view payment_method_id,
                                 Time now);

/// A payment_method_id that no payment method has yet.
std::string new_id(State&);

}  // namespace payment_methods
}  // namespace mock
