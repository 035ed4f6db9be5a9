#include "model/addresses.h"

#include "base/ascii.h"
#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::addresses {
namespace {

bool is_used(const State& state, std::string_view address_id) {
  return !state.billing_groups.with<&BillingGroup::billing_address_id>(address_id).empty() ||
         !state.billing_groups.with<&BillingGroup::shipping_address_id>(address_id).empty();
}

}  // namespace

const Address& get(const State& state, std::string_view organization_id, std::string_view address_id) {
  return owned_by(state.addresses, organization_id, address_id, refusals::address_not_found);
}

const Address& create(State& state, std::string_view organization_id, const Wish<Address>& wish, Time now) {
  Address address;
  address.address_id = new_id(state);
  address.organization_id = organization_id;
  address.create_time = address.update_time = now;
  wish.apply_to(address);
  return state.addresses.put(std::move(address));
}

const Address& update(State& state, std::string_view organization_id, std::string_view address_id,
                      const Wish<Address>& wish, Time now) {
  auto address = get(state, organization_id, address_id);
  wish.apply_to(address);
  address.update_time = now;
  return state.addresses.put(std::move(address));
}

void remove(State& state, std::string_view organization_id, std::string_view address_id) {
  const std::string id = get(state, organization_id, address_id).address_id;
  if (is_used(state, id)) throw Refusal(refusals::address_in_use);
  state.addresses.erase(id);
}

bool is_country_code(std::string_view text) {
  return text.size() == static_cast<std::size_t>(country_code_length) && ascii::all(text, ascii::is_letter);
}

std::string new_id(State& state) { return fresh_id(state.chance, state.addresses, "addr"); }

}  // namespace mock::addresses
