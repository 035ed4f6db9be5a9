#include "model/application_users.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::application_users {

const User& get(const State& state, std::string_view organization_id, std::string_view user_id) {
  const auto& member = members::get(state, organization_id, user_id);
  const auto& user = *state.users.find(member.user_id);
  if (user.is_internal_user) throw Refusal(refusals::user_is_internal_user);
  if (!user.is_application_user()) throw Refusal(refusals::user_not_application_user);
  return user;
}

const User& create(State& state, std::string_view organization_id, std::string name, Time now) {
  User user;
  user.user_id = users::new_id(state);
  user.user_email = email_for(user.user_id);
  user.real_name = std::move(name);
  user.owning_organization_id = organization_id;
  user.create_time = now;
  state.members.put({std::string(organization_id), user.user_id, false, true, now});
  return state.users.put(std::move(user));
}

const User& rename(State& state, std::string_view organization_id, std::string_view user_id, std::string name) {
  auto user = get(state, organization_id, user_id);
  user.real_name = std::move(name);
  return state.users.put(std::move(user));
}

void remove(State& state, std::string_view organization_id, std::string_view user_id) {
  users::remove(state, get(state, organization_id, user_id).user_id);  // A8
}

std::string email_for(std::string_view user_id) { return std::string(user_id) + "@application-users.aiven.example"; }

}  // namespace mock::application_users
