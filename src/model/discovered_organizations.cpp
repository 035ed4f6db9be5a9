#include "model/discovered_organizations.h"

#include <cstdint>
#include <map>

#include "model/state.h"

namespace mock {

std::vector<DiscoveredOrganization> discovered_organizations(const State& state, std::string_view organization_id) {
  std::map<std::uint64_t, DiscoveredOrganization> by_number;
  for (const auto& own : state.members.with<&Member::organization_id, &Member::is_person>(organization_id, true)) {
    if (state.users.find(own.user_id)->managing_organization_id != organization_id) continue;
    for (const auto& other : state.members.with<&Member::user_id>(own.user_id)) {
      if (other.organization_id == organization_id) continue;
      auto& found = by_number[state.organizations.number(other.organization_id)];
      found.organization = state.organizations.find(other.organization_id);
      found.members.push_back(&other);
    }
  }
  std::vector<DiscoveredOrganization> all;
  all.reserve(by_number.size());
  for (auto& [number, found] : by_number) all.push_back(std::move(found));
  return all;
}

}  // namespace mock
