#include "views/addresses.h"

#include "model/organizations.h"

namespace mock::views {

using namespace json;

const Shape& address_shape() {
  static const Shape shape = object({
      required("address_id", text(0, longest_id)),
      required("address_lines", list(text(), most_address_lines)),
      required("city", text(0, longest_address_city)),
      required("country_code", text(0, country_code_length)),
      required("create_time", time()),
      required("name", text(0, longest_company)),
      required("organization_id", text(0, longest_id)),
      required("state", text(0, longest_address_state)),
      required("update_time", time()),
      required("zip_code", text(0, longest_zip_code)),
  });
  return shape;
}

void address(Writer& out, const Address& address) {
  Object object(out);
  object("address_id", address.address_id).list("address_lines", [&] {
    for (const auto& line : address.address_lines) out.value(line);
  });
  object("city", address.city)("country_code", address.country_code)("create_time", address.create_time);
  object("name", address.name)("organization_id", address.organization_id)("state", address.state);
  object("update_time", address.update_time)("zip_code", address.zip_code);
}

const Shape& addresses_shape() {
  static const Shape shape = object({required("addresses", list(address_shape()))});
  return shape;
}

Shape country_code_shape() { return text_like(addresses::is_country_code, "two letters", country_code_length); }

}  // namespace mock::views
