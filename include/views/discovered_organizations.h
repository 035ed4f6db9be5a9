#pragma once
// What discovered organizations look like in JSON.
#include "model/discovered_organizations.h"
#include "views/picture.h"

namespace mock::views {

/// With the users through whom it was discovered.
const Picture<DiscoveredOrganization>& discovered_organization();

}  // namespace mock::views
