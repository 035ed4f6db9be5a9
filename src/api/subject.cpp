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

struct FoundPlace {
  Place place{};
  const Code* missing = nullptr;  // with this it is refused
};

FoundPlace place_of_organization(const State& state, std::string_view organization_id) {
  const auto* organization = state.organizations.find(organization_id);
  if (organization == nullptr) return {{}, &refusals::organization_not_found};
  return {{organization->organization_id, {}, {}}};
}

// An account is the root account of an organization or one of its units.
FoundPlace place_of_account(const State& state, std::string_view account_id) {
  for (const auto& organization : state.organizations.with<&Organization::account_id>(account_id))
    return {{organization.organization_id, {}, {}}};
  const auto* unit = state.units.find(account_id);
  if (unit == nullptr) return {{}, &refusals::account_not_found};
  return {{unit->organization_id, unit->account_id, {}}};
}

FoundPlace outer_place(const State& state, const Params& params) {
  if (const auto id = value(params, "organization_id"); !id.empty()) return place_of_organization(state, id);
  if (const auto id = value(params, "account_id"); !id.empty()) return place_of_account(state, id);
  return {};
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

FoundPlace place_of(const State& state, const Params& params) {
  auto outer = outer_place(state, params);
  if (outer.missing != nullptr) return outer;
  const auto inner = place_within(state, params);
  const bool fits = outer.place.organization_id.empty() || inner.organization_id == outer.place.organization_id;
  return fits ? FoundPlace{inner} : outer;
}

}  // namespace

FoundSubject subject_of(const State& state, const Params& params) {
  const bool is_project_alone = params.begin() != params.end() && params.begin()->first == "project";
  const auto [place, missing] = place_of(state, params);
  return {{place, first_of(params, {"member_user_id", "user_id"}), is_project_alone}, missing};
}

}  // namespace mock::api
