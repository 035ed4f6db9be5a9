#include "model/passwords.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::passwords {
namespace {

void set(State& state, std::string_view user_id, std::string_view password, bool keep_two_factor) {
  auto user = *state.users.find(user_id);
  user.password = password;
  user.offered_otp_secret.reset();
  if (!keep_two_factor) user.otp_secret.reset();
  state.users.put(std::move(user));
}

}  // namespace

bool is_right(const User& user, std::string_view password) { return user.password && *user.password == password; }

const User& confirm(const State& state, std::string_view user_id, std::string_view password) {
  const auto& user = users::get(state, user_id);
  if (user.is_application_user()) throw Refusal(refusals::action_forbidden_for_application_users);  // A10
  if (!user.password) throw Refusal(refusals::user_password_not_found);
  if (!is_right(user, password)) throw Refusal(refusals::authentication_failed);
  return user;
}

const AccessToken& change(State& state, std::string_view user_id, std::string_view password,
                          std::string_view new_password, Time now) {
  const User user = confirm(state, user_id, password);
  check_acceptable(new_password, {user.user_email, user.real_name, std::string(password)});
  set(state, user_id, new_password, false);
  verification_codes::forget(state, user_id, CodePurpose::password_reset);
  access_tokens::expire_all(state, user_id, now);  // Y3
  const auto& method = *user_authentication_methods::password_of(state, user_id);
  return access_tokens::create_session(state, user_id, method.method_id, now);
}

void request_reset(State& state, std::string_view user_email, Time now) {
  const auto* user = users::by_email(state, user_email);
  if (user != nullptr && !user->is_application_user())
    verification_codes::create(state, user->user_id, CodePurpose::password_reset, now);
}

void reset(State& state, std::string_view verification_code, std::string_view new_password, Time now) {
  const auto& code = verification_codes::get(state, verification_code, CodePurpose::password_reset, now);
  const User user = *state.users.find(code.user_id);
  check_acceptable(new_password, {user.user_email, user.real_name});
  if (user_authentication_methods::password_of(state, user.user_id) == nullptr)
    user_authentication_methods::add(state, user.user_id, "password", {}, user.user_email, now);
  set(state, user.user_id, new_password, true);
  verification_codes::forget(state, user.user_id, CodePurpose::password_reset);
  access_tokens::expire_all(state, user.user_id, now);
}

}  // namespace mock::passwords
