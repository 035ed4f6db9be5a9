#include "views/addresses.h"

#include "model/organizations.h"

namespace mock::views {

using namespace json;

const Picture<Address>& address() {
  static const Picture<Address> picture({
      kept<&Address::address_id>("address_id", text(0, longest_id)),
      kept<&Address::address_lines>("address_lines", list(text(), most_address_lines), "Street and number")
          .accepts(list(text(), most_address_lines).not_empty()),
      kept<&Address::city>("city", text(0, longest_address_city), "The city"),
      kept<&Address::country_code>("country_code", text(0, country_code_length), "Two letters")
          .accepts(country_code_shape()),
      kept<&Address::create_time>("create_time", time()),
      kept<&Address::name>("name", text(0, longest_company), "Of the company").accepts(text(1, longest_company)),
      kept<&Address::organization_id>("organization_id", text(0, longest_id)),
      kept<&Address::state>("state", text(0, longest_address_state), "The state or region"),
      kept<&Address::update_time>("update_time", time()),
      kept<&Address::zip_code>("zip_code", text(0, longest_zip_code), "The postal code"),
  });
  return picture;
}

Shape country_code_shape() {
  return text_like(addresses::is_country_code, "two letters", country_code_length).matching("^[A-Za-z]{2}$");
}

}  // namespace mock::views
