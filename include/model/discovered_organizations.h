#pragma once
// The other organizations that an organization's managed users belong to. Rule O16 of docs/fidelity.md.
#include <string_view>
#include <vector>

namespace mock {

struct Member;
struct Organization;
struct State;

/// An organization, and its members whom the asking organization manages. Good as long as the State is.
struct DiscoveredOrganization {
  const Organization* organization = nullptr;
  std::vector<const Member*> members;
};

/// In the order the organizations were made. Takes as long as the asking organization has members.
std::vector<DiscoveredOrganization> discovered_organizations(const State&, std::string_view organization_id);

}  // namespace mock
