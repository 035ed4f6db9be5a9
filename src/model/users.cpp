#include "model/users.h"

#include <vector>

#include "base/ascii.h"
#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::users {
namespace {

void forget_methods(State& state, std::string_view user_id) {
  std::vector<std::string> methods;
  for (const auto& each : state.user_authentication_methods.with<&UserAuthenticationMethod::user_id>(user_id))
    methods.push_back(each.method_id);
  for (const auto& method_id : methods) user_authentication_methods::remove(state, method_id);
}

}  // namespace

const User& get(const State& state, std::string_view user_id) {
  return find_or_refuse(state.users, user_id, refusals::user_not_found);
}

const User& create(State& state, std::string user_email, std::string real_name, Time now) {
  User user;
  user.user_id = new_id(state);
  user.user_email = std::move(user_email);
  user.real_name = std::move(real_name);
  user.create_time = now;
  user_authentication_methods::add(state, user.user_id, "password", {}, user.user_email, now);
  return state.users.put(std::move(user));
}

const User& invited(State& state, const std::string& user_email, Time now) {
  const auto* known = by_email(state, user_email);
  if (known == nullptr) return create(state, user_email, before_the_at(user_email), now);
  if (known->state != UserState::active) throw Refusal(refusals::user_deactivated);
  return *known;
}

void edit(State& state, std::string_view user_id, const Wish<User>& wish) {
  auto user = get(state, user_id);
  const std::string id = user.user_id;
  wish.apply_to(user);
  state.users.put(std::move(user));
  if (wish.get<&User::state>() == nullptr) return;
  for (const auto& member : state.members.with<&Member::user_id>(id))
    if (member.is_super_admin) members::check_super_admins(state, member.organization_id);  // M8
}

void remove(State& state, std::string_view user_id) {
  const std::string id = get(state, user_id).user_id;
  std::vector<std::string> organizations;
  for (const auto& member : state.members.with<&Member::user_id>(id)) organizations.push_back(member.organization_id);
  for (const auto& organization_id : organizations) members::remove(state, organization_id, id);
  access_tokens::revoke_all(state, id);
  forget_methods(state, id);
  cards::forget_user(state, id);
  verification_codes::forget(state, id);
  invitations::forget_inviter(state, id);
  state.users.erase(id);
}

void remove_oneself(State& state, std::string_view user_id) {
  const auto& user = get(state, user_id);
  if (user.is_application_user()) throw Refusal(refusals::action_forbidden_on_application_users);
  if (user.managing_organization_id) throw Refusal(refusals::action_forbidden_for_managed_users);  // M11
  if (!state.members.with<&Member::user_id>(user.user_id).empty())
    throw Refusal(refusals::cannot_delete_users_with_organizations_memberships);
  remove(state, user.user_id);
}

void remove_managed(State& state, std::string_view user_id) {
  if (get(state, user_id).state == UserState::active)  // M12
    throw Refusal(refusals::cannot_delete_active_managed_users);
  remove(state, user_id);
}

const User* by_email(const State& state, std::string_view user_email) {
  for (const auto& user : state.users.with<&User::user_email>(ascii::lower_case(user_email))) return &user;
  return nullptr;
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  const bool has_space = text.find_first_of(" \t\r\n") != std::string_view::npos;
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && at == text.rfind('@') && !has_space;
}

void edit_oneself(State& state, std::string_view user_id, const Wish<User>& wish) {
  const auto& user = get(state, user_id);
  if (user.is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);
  if (user.managed_by_scim) throw Refusal(refusals::action_forbidden_for_scim_users);              // M5
  if (user.managing_organization_id) throw Refusal(refusals::action_forbidden_for_managed_users);  // M10
  edit(state, user_id, wish);
}

std::string before_the_at(std::string_view user_email) {
  return std::string(user_email.substr(0, user_email.find('@')));
}

std::string new_id(State& state) { return fresh_id(state.chance, state.users, "u"); }

}  // namespace mock::users
