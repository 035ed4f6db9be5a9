#pragma once
// What the emissions of an organization look like in JSON.
#include <vector>

#include "json/shape.h"
#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

const json::Shape& organization_emissions_shape();
void organization_emissions(json::Writer& out, const State& state, std::string_view organization_id,
                            const emissions::Question& question);

/// "day" and "month"; "none", "project" and "billing_group"; and back. Without a text: month, none.
json::Shape granularity_shape();
emissions::Granularity granularity_from(std::string_view text);
json::Shape group_by_shape();
emissions::GroupBy group_by_from(std::string_view text);

/// What one project has emitted on one day. No answer shows it; fixtures hold it.
const Picture<Emission>& emission();

}  // namespace mock::views
