#include "model/members.h"

#include "model/application_users.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::members {

const Member& get(const State& state, std::string_view organization_id, std::string_view user_id) {
  const auto* found = state.members.find(organization_id, user_id);
  if (found == nullptr) throw Refusal(refusals::organization_user_not_found);
  return *found;
}

const Member& add(State& state, std::string_view organization_id, std::string_view user_id, Time now) {
  const auto& user = *state.users.find(user_id);
  state.invitations.erase(organization_id, user.user_email);
  return state.members.put({std::string(organization_id), user.user_id, false, user.is_application_user, now});
}

void check_super_admins(const State& state, std::string_view organization_id) {
  for (const auto& member :
       state.members.with<&Member::organization_id, &Member::is_super_admin>(organization_id, true))
    if (state.users.find(member.user_id)->state == UserState::active) return;
  throw Refusal(refusals::organization_must_have_one_super_admin);  // M8
}

void set_super_admin(State& state, std::string_view organization_id, std::string_view user_id, bool is_super_admin) {
  auto member = get(state, organization_id, user_id);
  if (member.is_application_user && is_super_admin)  // S3
    throw Refusal(refusals::bad_request, std::string(application_users::never_super_admin));
  if (member.is_super_admin == is_super_admin) return;
  member.is_super_admin = is_super_admin;
  state.members.put(std::move(member));
  check_super_admins(state, organization_id);
}

void remove(State& state, std::string_view organization_id, std::string_view user_id) {
  const std::string organization(organization_id), id(user_id);  // may point into the rows that go
  user_groups::leave_all(state, organization, id);               // M6
  teams::forget_user(state, organization, id);
  permissions::forget_user(state, organization, id);
  state.members.erase(organization, id);
  if (const auto* user = state.users.find(id); user->managing_organization_id == organization) {
    auto unmanaged = *user;
    unmanaged.managing_organization_id.reset();
    state.users.put(std::move(unmanaged));
  }
}

}  // namespace mock::members
