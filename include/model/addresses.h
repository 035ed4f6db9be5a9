#pragma once
// Addresses of an organization, which billing groups refer to.
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"

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

}  // namespace mock
