#pragma once
// What countries are called.
#include <string_view>

namespace mock::views {

/// The English name for a code of two letters, of either case; empty for codes that are not among the usual ones.
std::string_view country_name(std::string_view country_code);

}  // namespace mock::views
