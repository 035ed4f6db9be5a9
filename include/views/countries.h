#pragma once
// Names of countries, for answers that tell them beside their codes.
#include <string_view>

namespace mock::views {

/// The English name of a country by its ISO 3166 code, in any case of letters; empty for those that are not listed.
std::string_view country_name(std::string_view country_code);

}  // namespace mock::views
