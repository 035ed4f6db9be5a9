#include "views/countries.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "model/users.h"

namespace mock::views {
namespace {

using Country = std::pair<std::string_view, std::string_view>;
constexpr std::array<Country, 50> countries{{
    {"ae", "United Arab Emirates"},
    {"ar", "Argentina"},
    {"at", "Austria"},
    {"au", "Australia"},
    {"be", "Belgium"},
    {"bg", "Bulgaria"},
    {"br", "Brazil"},
    {"ca", "Canada"},
    {"ch", "Switzerland"},
    {"cl", "Chile"},
    {"cn", "China"},
    {"co", "Colombia"},
    {"cy", "Cyprus"},
    {"cz", "Czechia"},
    {"de", "Germany"},
    {"dk", "Denmark"},
    {"ee", "Estonia"},
    {"es", "Spain"},
    {"fi", "Finland"},
    {"fr", "France"},
    {"gb", "United Kingdom"},
    {"gr", "Greece"},
    {"hr", "Croatia"},
    {"hu", "Hungary"},
    {"id", "Indonesia"},
    {"ie", "Ireland"},
    {"il", "Israel"},
    {"in", "India"},
    {"is", "Iceland"},
    {"it", "Italy"},
    {"jp", "Japan"},
    {"kr", "South Korea"},
    {"lt", "Lithuania"},
    {"lu", "Luxembourg"},
    {"lv", "Latvia"},
    {"mt", "Malta"},
    {"mx", "Mexico"},
    {"nl", "Netherlands"},
    {"no", "Norway"},
    {"nz", "New Zealand"},
    {"pl", "Poland"},
    {"pt", "Portugal"},
    {"ro", "Romania"},
    {"se", "Sweden"},
    {"sg", "Singapore"},
    {"si", "Slovenia"},
    {"sk", "Slovakia"},
    {"tr", "Turkey"},
    {"us", "United States"},
    {"za", "South Africa"},
}};

}  // namespace

std::string_view country_name(std::string_view country_code) {
  const auto code = ascii::lower_case(country_code);
  const auto* found =
      std::find_if(countries.begin(), countries.end(), [&](const Country& each) { return each.first == code; });
  return found == countries.end() ? std::string_view() : found->second;
}

}  // namespace mock::views
