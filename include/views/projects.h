#pragma once
#include <vector>

#include "json/shape.h"
#include "json/text.h"
#include "model/state.h"

namespace mock::views {

/// A project as the older API shows it. What money is owed and to whom, no world knows yet: those fields are null.
const json::Shape& project_shape();
void project(json::Text& out, const State& state, const Project& project);

/// What a user may in projects, under the names that several answers have in common: one word for each project in
/// "project_membership", the strongest, and all of them in "project_memberships".
std::vector<json::Field> membership_fields();
void memberships(json::Text& out, const State& state, const std::vector<const Project*>& projects,
                 std::string_view user_id);

}  // namespace mock::views
