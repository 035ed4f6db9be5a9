#pragma once
// What discovered organizations look like in JSON.
#include "json/shape.h"
#include "model/discovered_organizations.h"
#include "model/state.h"

namespace mock::views {

/// {"discovered_organizations": [...]}: each with the users through whom it was discovered.
const json::Shape& discovered_organizations_shape();
void discovered_organization(json::Writer& out, const State& state, const DiscoveredOrganization& discovered);

}  // namespace mock::views
