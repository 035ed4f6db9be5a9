#pragma once
// What projects look like in JSON: through the older API, and through that of their organization.
#include <string>
#include <vector>

#include "json/shape.h"
#include "json/writer.h"
#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

/// What a project keeps.
const Picture<Project>& kept_project();

/// A project as the older API shows it, with what its billing group says.
struct ProjectWithBilling {
  const Project* project;
  const BillingGroup* billing;
};
ProjectWithBilling with_billing(const State& state, const Project& project);
const Picture<ProjectWithBilling>& project();

/// A project as its organization shows it; in lists it says less.
const Picture<Project>& organization_project();
const Picture<Project>& project_of_list();

const Picture<Project>& tags_of_project();
const Picture<Project>& ca_of_project();

/// An invite to a project: what requests ask for, and what is told of it while it is accepted with its code.
const Picture<ProjectInvite>& project_invite();
const Picture<ProjectInvite>& project_invite_details();

json::Shape tags_shape();

/// What a user may in projects, under the names that several answers have in common: one word for each project in
/// "project_membership", the strongest, and all of them in "project_memberships".
std::vector<json::Field> membership_fields();
json::Shape project_membership_shape();
void project_membership(json::Writer& out, const State& state, const std::vector<const Project*>& projects,
                        std::string_view user_id);
json::Shape project_memberships_shape();
void project_memberships(json::Writer& out, const State& state, const std::vector<const Project*>& projects,
                         std::string_view user_id);
void memberships(json::Writer& out, const State& state, const std::vector<const Project*>& projects,
                 std::string_view user_id);

}  // namespace mock::views
