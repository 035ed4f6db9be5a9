#include "model/payment_methods.h"

#include <vector>

#include "model/refusals.h"
#include "model/state.h"

namespace mock::payment_methods {

const PaymentMethod& get(const State& state, std::string_view organization_id, PaymentMethodType type,
                         std::string_view payment_method_id) {
  const auto* method = state.payment_methods.find(payment_method_id);
  if (method == nullptr || method->organization_id != organization_id || method->payment_method_type != type)
    throw Refusal(refusals::payment_method_not_found);
  return *method;
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

void forget_organization(State& state, std::string_view organization_id) {
  std::vector<std::string> ids;
  for (const auto& method : state.payment_methods.with<&PaymentMethod::organization_id>(organization_id))
    ids.push_back(method.payment_method_id);
  for (const auto& id : ids) state.payment_methods.erase(id);
}

std::string new_id(State& state) {
  std::string id;
  do id = "pm" + state.chance.hex(11);
  while (state.payment_methods.find(id) != nullptr);
  return id;
}

}  // namespace mock::payment_methods
