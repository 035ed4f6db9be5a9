#include "model/payment_methods.h"

#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::payment_methods {

const PaymentMethod& get(const State& state, std::string_view organization_id, PaymentMethodType type,
                         std::string_view payment_method_id) {
  const auto& method =
      owned_by(state.payment_methods, organization_id, payment_method_id, refusals::payment_method_not_found);
  if (method.payment_method_type != type) throw Refusal(refusals::payment_method_not_found);
  return method;
}

bool has_active(const State& state, std::string_view organization_id) {
  return !state.payment_methods
              .with<&PaymentMethod::organization_id, &PaymentMethod::state>(organization_id, std::string_view("active"))
              .empty() ||
         !state.cards.with<&Card::organization_id>(organization_id).empty();
}

const PaymentMethod& add_credit_card(State& state, std::string_view organization_id, std::string_view stripe_id,
                                     std::string name, Time now) {
  PaymentMethod method;
  method.organization_id = organization_id;
  method.create_time = method.update_time = now;
  method.card = cards::from_stripe(state, stripe_id, std::move(name), now);
  method.payment_method_id = new_id(state);
  return state.payment_methods.put(std::move(method));
}

PaymentMethod remove_credit_card(State& state, std::string_view organization_id, std::string_view payment_method_id,
                                 Time now) {
  auto method = get(state, organization_id, PaymentMethodType::credit_card, payment_method_id);
  if (!state.billing_groups.with<&BillingGroup::payment_method_id>(method.payment_method_id).empty())
    throw Refusal(refusals::payment_method_in_use);
  state.payment_methods.erase(method.payment_method_id);
  method.state = "deleted";
  method.update_time = now;
  return method;
}

std::string new_id(State& state) { return fresh_id(state.chance, state.payment_methods, "pm"); }

}  // namespace mock::payment_methods
