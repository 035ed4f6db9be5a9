#include "model/user_authentication_methods.h"

#include <vector>

#include "model/state.h"

namespace mock::user_authentication_methods {

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
  return state.authentication_methods.find(method.authentication_method_id);
}

bool concerns(const State& state, std::string_view organization_id, std::string_view method_id) {
  const auto* method = behind(state, method_id);
  const auto* provider = method == nullptr ? nullptr : provider_of(state, *method);
  return provider == nullptr || provider->organization_id == organization_id;
}

void remove(State& state, std::string_view method_id) {
  const std::string id(method_id);
  std::vector<std::string> prefixes;
  for (const auto& token : state.access_tokens.with<&AccessToken::method_id>(id))
    prefixes.push_back(token.token_prefix);
  for (const auto& prefix : prefixes) state.access_tokens.erase(prefix);  // Y10
  state.user_authentication_methods.erase(id);
}

std::string new_id(State& state) {
  std::string id;
  do id = "uam" + state.chance.hex(11);
  while (state.user_authentication_methods.find(id) != nullptr);
  return id;
}

}  // namespace mock::user_authentication_methods
