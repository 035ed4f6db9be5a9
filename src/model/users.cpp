#include "model/users.h"

#include <algorithm>

#include "model/refusals.h"
#include "model/state.h"

namespace mock::users {

const User& get(const State& state, std::string_view user_id) {
  const auto* found = state.users.find(user_id);
  if (found == nullptr) throw Refusal(refusals::user_not_found);
  return *found;
}

const User* by_email(const State& state, std::string_view user_email) {
  for (const auto& user : state.users.with<&User::user_email>(lower_case(user_email))) return &user;
  return nullptr;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  const bool has_space = text.find_first_of(" \t\r\n") != std::string_view::npos;
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && at == text.rfind('@') && !has_space;
}

void edit(State& state, std::string_view user_id, const Profile& profile) {
  auto user = get(state, user_id);
  const auto set = [](auto& field, const std::optional<std::string>& wish) {
    if (wish) field = *wish;
  };
  set(user.city, profile.city);
  set(user.country, profile.country);
  set(user.department, profile.department);
  set(user.job_title, profile.job_title);
  set(user.real_name, profile.real_name);
  state.users.put(std::move(user));
}

void edit_oneself(State& state, std::string_view user_id, const Profile& profile) {
  const auto& user = get(state, user_id);
  if (user.is_application_user) throw Refusal(refusals::action_forbidden_for_application_users);
  if (user.managed_by_scim) throw Refusal(refusals::action_forbidden_for_scim_users);              // M5
  if (user.managing_organization_id) throw Refusal(refusals::action_forbidden_for_managed_users);  // M10
  edit(state, user_id, profile);
}

std::string new_id(State& state) {
  std::string id;
  do id = "u" + state.chance.hex(11);
  while (state.users.find(id) != nullptr);
  return id;
}

}  // namespace mock::users
