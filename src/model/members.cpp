#include "model/members.h"

#include "model/application_users.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::members {
namespace {

void end(State& state, const Member& member, const Code& refusal_of_managed_users) {
  if (member.is_application_user) throw Refusal(refusals::action_forbidden_on_application_users);
  const std::string organization_id = member.organization_id;
  if (state.users.find(member.user_id)->managing_organization_id == organization_id)
    throw Refusal(refusal_of_managed_users);
  remove(state, organization_id, member.user_id);
  check_super_admins(state, organization_id);
}

}  // namespace

const Member& get(const State& state, std::string_view organization_id, std::string_view user_id) {
  const auto* found = state.members.find(organization_id, user_id);
  if (found == nullptr) throw Refusal(refusals::organization_user_not_found);
  return *found;
}

std::vector<const Member*> all_of(const State& state, std::string_view organization_id) {
  std::vector<const Member*> members;
  for (const auto& member : state.members.with<&Member::organization_id, &Member::is_person>(organization_id, true))
    members.push_back(&member);
  for (const auto& user : state.users.with<&User::owning_organization_id>(organization_id))
    members.push_back(state.members.find(organization_id, user.user_id));
  return members;
}

bool is_admin(const State& state, const Member& member) {
  return member.is_super_admin || permissions::held(state, {member.organization_id, {}, {}}, member.user_id)
                                      .on_organization.has("role:organization:admin");
}

const Member& add(State& state, std::string_view organization_id, std::string_view user_id, Time now) {
  auto user = users::get(state, user_id);
  state.invitations.erase(organization_id, user.user_email);
  const auto& member =
      state.members.put({std::string(organization_id), user.user_id, false, user.is_application_user(), now});
  const auto* domain = domains::verified(state, user.user_email);
  if (user.managing_organization_id || domain == nullptr || domain->organization_id != organization_id) return member;
  user.managing_organization_id = organization_id;  // M9
  state.users.put(std::move(user));
  return member;
}

const User& managed(const State& state, std::string_view organization_id, std::string_view user_id) {
  const auto& user = *state.users.find(get(state, organization_id, user_id).user_id);
  if (user.is_application_user()) throw Refusal(refusals::action_forbidden_on_application_users);
  if (user.managing_organization_id != organization_id)  // M14, M15
    throw Refusal(refusals::user_not_managed_by_organization);
  return user;
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
  check_super_admins(state, state.members.put(std::move(member)).organization_id);
}

void leave(State& state, std::string_view organization_id, std::string_view user_id) {
  end(state, get(state, organization_id, user_id), refusals::action_forbidden_for_managed_users);  // O11
}

void take_out(State& state, std::string_view organization_id, std::string_view user_id) {
  end(state, get(state, organization_id, user_id), refusals::cannot_remove_managed_users_from_organization);  // M7
}

void remove(State& state, std::string_view organization_id, std::string_view user_id) {
  const std::string organization(organization_id);  // both may point into the rows that go
  const std::string id(user_id);
  user_groups::leave_all(state, organization, id);  // M6
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
