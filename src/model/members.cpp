#include "model/members.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::members {

const Member& get(const State& state, std::string_view organization_id, std::string_view user_id) {
  const auto* found = state.members.find(organization_id, user_id);
  if (found == nullptr) throw Refusal(refusals::organization_user_not_found);
  return *found;
}

bool is_admin(const State& state, const Member& member) {
  if (member.is_super_admin) return true;
  const auto held = permissions::held(state, {member.organization_id, {}, {}}, member.user_id);
  return held.on_organization.has("role:organization:admin");
}

void remove(State& state, std::string_view organization_id, std::string_view user_id) {
  const std::string organization(organization_id), id(user_id);  // may point into the rows that go
  user_groups::leave_all(state, organization, id);               // M6
  permissions::forget_user(state, organization, id);
  state.members.erase(organization, id);
  if (const auto* user = state.users.find(id); user->managing_organization_id == organization) {
    auto unmanaged = *user;
    unmanaged.managing_organization_id.reset();
    state.users.put(std::move(unmanaged));
  }
}

}  // namespace mock::members
