#pragma once
// What projects look like in JSON: through the older API, and through that of their organization.
#include <string>
#include <vector>

#include "json/shape.h"
#include "json/writer.h"
#include "model/state.h"

namespace mock::views {

/// A project as the older API shows it, with what its billing group says.
const json::Shape& project_shape();
void project(json::Writer& out, const State& state, const Project& project);

/// A project as its organization shows it; in lists it says less.
const json::Shape& organization_project_shape();
void organization_project(json::Writer& out, const Project& project);
const json::Shape& project_of_list_shape();
void project_of_list(json::Writer& out, const Project& project);

/// {"tags": {...}}
const json::Shape& project_tags_shape();
json::Shape tags_shape();

/// {"certificate": …}
const json::Shape& project_ca_shape();

/// What a user may in projects, under the names that several answers have in common: one word for each project in
/// "project_membership", the strongest, and all of them in "project_memberships".
std::vector<json::Field> membership_fields();
void memberships(json::Writer& out, const State& state, const std::vector<const Project*>& projects,
                 std::string_view user_id);

}  // namespace mock::views
