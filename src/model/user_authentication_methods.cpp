#include "model/user_authentication_methods.h"

#include <vector>

#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::user_authentication_methods {
namespace {

void forget_password(State& state, std::string_view user_id) {
  auto user = *state.users.find(user_id);
  user.password.reset();
  user.otp_secret.reset();
  user.offered_otp_secret.reset();
  state.users.put(std::move(user));
}

}  // namespace

const UserAuthenticationMethod& add(State& state, std::string_view user_id, LoginType type,
                                    std::string authentication_method_id, std::string public_remote_identity,
                                    Time now) {
  UserAuthenticationMethod method;
  method.method_id = new_id(state);
  method.user_id = user_id;
  method.type = type;
  method.authentication_method_id = std::move(authentication_method_id);
  method.public_remote_identity = std::move(public_remote_identity);
  method.create_time = method.update_time = now;
  return state.user_authentication_methods.put(std::move(method));
}

const UserAuthenticationMethod* password_of(const State& state, std::string_view user_id) {
  for (const auto& method : state.user_authentication_methods.with<&UserAuthenticationMethod::user_id>(user_id))
    if (method.type == "password") return &method;
  return nullptr;
}

const UserAuthenticationMethod* behind(const State& state, std::string_view method_id) {
  return method_id.empty() ? nullptr : state.user_authentication_methods.find(method_id);
}

const AuthenticationMethod* provider_of(const State& state, const UserAuthenticationMethod& method) {
  if (method.authentication_method_id.empty()) return nullptr;
  return state.authentication_methods.find(method.authentication_method_id);
}

bool concerns(const State& state, std::string_view organization_id, std::string_view method_id) {
  const auto* method = behind(state, method_id);
  const auto* provider = method == nullptr ? nullptr : provider_of(state, *method);
  return provider == nullptr || provider->organization_id == organization_id;
}

std::string first_of(const State& state, std::string_view user_id) {
  for (const auto& method : state.user_authentication_methods.with<&UserAuthenticationMethod::user_id>(user_id))
    return method.method_id;
  return {};
}

void use(State& state, std::string_view method_id, Time now) {
  auto method = *state.user_authentication_methods.find(method_id);
  method.last_used_time = now;
  state.user_authentication_methods.put(std::move(method));
}

void remove(State& state, std::string_view method_id) {
  const auto method = *state.user_authentication_methods.find(method_id);
  const auto& id = method.method_id;
  std::vector<std::string> prefixes;
  for (const auto& token : state.access_tokens.with<&AccessToken::method_id>(id))
    prefixes.emplace_back(token.token_prefix());
  for (const auto& prefix : prefixes) state.access_tokens.erase(prefix);  // Y10
  state.user_authentication_methods.erase(id);
  if (method.type == "password") forget_password(state, method.user_id);
}

void remove_own(State& state, std::string_view user_id, std::string_view method_id,
                std::string_view current_method_id) {
  const auto* method = state.user_authentication_methods.find(method_id);
  if (method == nullptr || method->user_id != user_id) throw Refusal(refusals::authentication_method_not_found);
  if (method_id == current_method_id) throw Refusal(refusals::authentication_method_disable_current_not_allowed);
  remove(state, method_id);
}

std::string new_id(State& state) { return fresh_id(state.chance, state.user_authentication_methods, "uam"); }

}  // namespace mock::user_authentication_methods
