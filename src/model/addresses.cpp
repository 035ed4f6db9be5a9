#include "model/addresses.h"

#include <algorithm>

#include "model/refusals.h"
#include "model/state.h"

namespace mock::addresses {
namespace {

void apply(Address& address, const Changes& changes) {
  const auto set = [](auto& field, const auto& wish) {
    if (wish) field = *wish;
  };
  set(address.name, changes.name);
  set(address.address_lines, changes.address_lines);
  set(address.city, changes.city);
  set(address.country_code, changes.country_code);
  set(address.state, changes.state);
  set(address.zip_code, changes.zip_code);
}

bool is_used(const State& state, std::string_view address_id) {
  return !state.billing_groups.with<&BillingGroup::billing_address_id>(address_id).empty() ||
         !state.billing_groups.with<&BillingGroup::shipping_address_id>(address_id).empty();
}

}  // namespace

const Address& get(const State& state, std::string_view organization_id, std::string_view address_id) {
  const auto* address = state.addresses.find(address_id);
  if (address == nullptr || address->organization_id != organization_id) throw Refusal(refusals::address_not_found);
  return *address;
}

const Address& create(State& state, std::string_view organization_id, const Changes& wish, Time now) {
  Address address;
  address.address_id = new_id(state);
  address.organization_id = organization_id;
  address.create_time = address.update_time = now;
  apply(address, wish);
  return state.addresses.put(std::move(address));
}

const Address& update(State& state, std::string_view organization_id, std::string_view address_id,
                      const Changes& changes, Time now) {
  auto address = get(state, organization_id, address_id);
  apply(address, changes);
  address.update_time = now;
  return state.addresses.put(std::move(address));
}

void remove(State& state, std::string_view organization_id, std::string_view address_id) {
  const std::string id = get(state, organization_id, address_id).address_id;
  if (is_used(state, id)) throw Refusal(refusals::address_in_use);
  state.addresses.erase(id);
}

void forget_organization(State& state, std::string_view organization_id) {
  std::vector<std::string> ids;
  for (const auto& address : state.addresses.with<&Address::organization_id>(organization_id))
    ids.push_back(address.address_id);
  for (const auto& id : ids) state.addresses.erase(id);
}

bool is_country_code(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  return text.size() == static_cast<std::size_t>(country_code_length) &&
         std::all_of(text.begin(), text.end(), is_letter);
}

std::string new_id(State& state) {
  std::string id;
  do id = "addr" + state.chance.hex(11);
  while (state.addresses.find(id) != nullptr);
  return id;
}

}  // namespace mock::addresses
