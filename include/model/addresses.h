#pragma once
// Addresses of an organization, which billing groups refer to.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

namespace mock {

struct State;

struct Address {
  std::string address_id;  // "addr…"
  std::string organization_id;
  std::string name;  // of the company
  std::vector<std::string> address_lines;
  std::string city, country_code, state, zip_code;
  Time create_time{}, update_time{};

  using Ways = FoundBy<By<&Address::address_id>, By<&Address::organization_id>>;
};

// Limits of the API; of texts in characters.
inline constexpr std::int64_t longest_company = 83;
inline constexpr std::int64_t longest_address_city = 50;
inline constexpr std::int64_t longest_address_state = 30;
inline constexpr std::int64_t longest_zip_code = 36;
inline constexpr std::int64_t country_code_length = 2;
inline constexpr std::int64_t most_address_lines = 3;

namespace addresses {

/// The address, which must belong to the organization, or address_not_found.
const Address& get(const State&, std::string_view organization_id, std::string_view address_id);

/// What the wish leaves out is empty in a new address.
const Address& create(State&, std::string_view organization_id, const Wish<Address>& wish, Time now);
/// Refuses address_not_found.
const Address& update(State&, std::string_view organization_id, std::string_view address_id, const Wish<Address>& wish,
                      Time now);
/// Refuses address_not_found, and an address that a billing group has (address_in_use).
void remove(State&, std::string_view organization_id, std::string_view address_id);

/// True for two letters, of either case.
bool is_country_code(std::string_view text);

/// An address_id that no address has yet.
std::string new_id(State&);

}  // namespace addresses
}  // namespace mock
