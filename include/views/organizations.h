#pragma once
// What organizations look like in JSON.
#include "json/shape.h"
#include "model/organizations.h"

namespace mock::views {

const json::Shape& organization_shape();
void organization(json::Writer& out, const Organization& organization);

/// {"organizations": [...]}
const json::Shape& organizations_shape();

/// "business" or "personal", and back.
json::Shape tier_shape();
std::string_view to_text(Tier tier);
Tier tier_from(std::string_view text);

}  // namespace mock::views
