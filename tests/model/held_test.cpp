// What somebody holds, held against a plain sum over all grants there are.
#include <random>

#include "support/a_world.h"
#include "support/catch.h"

namespace mock::test {
namespace {

const std::vector<std::pair<std::string, std::string>> places{
    {"organization", acme_id}, {"organization_unit", development}, {"project", "acme-development"}};

// Up to eight groups, some of them with Mike in it, and grants to groups, to Mike and to others at the three places.
State random_state(State state, std::mt19937& chance) {
  const auto groups = chance() % 9;
  const auto any_permission = [&] { return *Permission::named(permission_names[chance() % permission_names.size()]); };
  for (const auto& [type, id] : places) {
    permissions::forget_resource(state, type, id);
    if (chance() % 2 == 0) state.grants.put({type, id, "user", mike_id, {any_permission()}, {}, {}});
    for (auto others = chance() % 4; others > 0; --others)
      state.grants.put({type, id, "user", "u" + std::to_string(others), {any_permission()}, {}, {}});
  }
  for (std::size_t i = 0; i < groups; ++i) {
    UserGroup group;
    group.user_group_id = "ug" + std::to_string(i);
    group.organization_id = acme_id;
    state.user_groups.put(group);
    if (chance() % 3 != 0) user_groups::join(state, group.user_group_id, mike_id);
    for (const auto& [type, id] : places)
      if (chance() % 3 == 0)
        state.grants.put({type, id, "user_group", group.user_group_id, {any_permission(), any_permission()}, {}, {}});
  }
  return state;
}

Rights sum(const State& state, std::string_view type, std::string_view id) {
  Rights rights;
  for (const auto& grant : state.grants.with<&Grant::resource_type, &Grant::resource_id>(type, id)) {
    const bool is_mikes = grant.principal_type == "user"
                              ? grant.principal_id == mike_id
                              : state.group_members.find(grant.principal_id, mike_id) != nullptr;
    if (is_mikes) rights.add(grant.rights());
  }
  return rights;
}

TEST_CASE("What somebody holds is the sum of the grants, however many groups and grants there are", "[permissions]") {
  std::mt19937 chance(7);
  const auto demo_state = state_of(demo());
  int with_rights = 0;
  for (int i = 0; i < 500; ++i) {
    const auto state = random_state(demo_state, chance);
    const auto held = permissions::held(state, {acme_id, development, "acme-development"}, mike_id);
    CHECK(held.on_organization == sum(state, "organization", acme_id));
    Rights all;
    for (const auto& [type, id] : places) all.add(sum(state, type, id));
    CHECK(held.at_place == all);
    with_rights += all.empty() ? 0 : 1;
  }
  CHECK(with_rights > 300);
}

}  // namespace
}  // namespace mock::test
