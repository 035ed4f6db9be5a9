#include "views/countries.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/users.h"

namespace mock::views {
namespace {

constexpr auto names = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"at", "Austria"},        {"au", "Australia"},   {"be", "Belgium"},  {"bg", "Bulgaria"},    {"br", "Brazil"},
    {"ca", "Canada"},         {"ch", "Switzerland"}, {"cy", "Cyprus"},   {"cz", "Czechia"},     {"de", "Germany"},
    {"dk", "Denmark"},        {"ee", "Estonia"},     {"es", "Spain"},    {"fi", "Finland"},     {"fr", "France"},
    {"gb", "United Kingdom"}, {"gr", "Greece"},      {"hr", "Croatia"},  {"hu", "Hungary"},     {"ie", "Ireland"},
    {"in", "India"},          {"it", "Italy"},       {"jp", "Japan"},    {"lt", "Lithuania"},   {"lu", "Luxembourg"},
    {"lv", "Latvia"},         {"mt", "Malta"},       {"mx", "Mexico"},   {"nl", "Netherlands"}, {"no", "Norway"},
    {"nz", "New Zealand"},    {"pl", "Poland"},      {"pt", "Portugal"}, {"ro", "Romania"},     {"se", "Sweden"},
    {"sg", "Singapore"},      {"si", "Slovenia"},    {"sk", "Slovakia"}, {"ua", "Ukraine"},     {"us", "United States"},
    {"za", "South Africa"},
});

}  // namespace

std::string_view country_name(std::string_view country_code) {
  const auto code = users::lower_case(country_code);
  const auto* found = std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == code; });
  return found == names.end() ? std::string_view() : found->second;
}

}  // namespace mock::views
