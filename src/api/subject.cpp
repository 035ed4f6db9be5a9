#include "api/subject.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::api {
namespace {

std::string_view value(const Params& params, std::string_view name) {
  const auto* found = params.find(name);
  return found == nullptr ? std::string_view() : std::string_view(*found);
}

std::string_view first_of(const Params& params, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    if (const auto found = value(params, name); !found.empty()) return found;
  return {};
}

// An account is the root account of an organization or one of its units.
Place place_of_account(const State& state, std::string_view account_id) {
  for (const auto& organization : state.organizations.with<&Organization::account_id>(account_id))
    return {organization.organization_id, {}, {}};
  const auto& unit = units::get(state, account_id);
  return {unit.organization_id, unit.account_id, {}};
}

// The innermost thing that the path names beside its organization or account; none when there is no such thing.
Place place_within(const State& state, const Params& params) {
  if (const auto type = value(params, "resource_type"); !type.empty())
    return permissions::place_of(state, type, value(params, "resource_id"));
  if (const auto project = first_of(params, {"project", "project_name", "project_id"}); !project.empty())
    return permissions::place_of(state, "project", project);
  if (const auto* group = state.billing_groups.find(value(params, "billing_group_id")))
    return {group->organization_id, {}, {}};
  return {};
}

Place place_of(const State& state, const Params& params) {
  Place outer;
  if (const auto id = value(params, "organization_id"); !id.empty())
    outer.organization_id = organizations::get(state, id).organization_id;
  else if (const auto account_id = value(params, "account_id"); !account_id.empty())
    outer = place_of_account(state, account_id);
  const auto inner = place_within(state, params);
  const bool fits = outer.organization_id.empty() || inner.organization_id == outer.organization_id;
  return fits ? inner : outer;
}

}  // namespace

Subject subject_of(const State& state, const Params& params) {
  const bool is_project_alone = params.begin() != params.end() && params.begin()->first == "project";
  return {place_of(state, params), first_of(params, {"member_user_id", "user_id"}), is_project_alone};
}

}  // namespace mock::api
