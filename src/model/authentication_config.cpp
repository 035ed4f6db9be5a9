#include "model/authentication_config.h"

#include "model/refusals.h"
#include "model/state.h"

namespace mock::authentication_config {

bool allows_signing_in(const AuthenticationConfig& config) {
  return config.password_auth_enabled || config.oauth_enabled || config.saml_enabled;
}

const Organization& update(State& state, std::string_view organization_id, const Wish<AuthenticationConfig>& wish) {
  auto changed = organizations::get(state, organization_id);
  wish.apply_to(changed.authentication_config);
  if (!allows_signing_in(changed.authentication_config))
    throw Refusal(refusals::account_must_have_enabled_authentication_method);  // Y8
  return state.organizations.put(std::move(changed));
}

void check_may_have_personal_tokens(const State& state, const User& user) {
  if (!user.managing_organization_id) return;
  const auto& organization = organizations::get(state, *user.managing_organization_id);
  if (!organization.authentication_config.personal_tokens_enabled)
    throw Refusal(refusals::user_personal_token_not_allowed);  // Y4
}

}  // namespace mock::authentication_config
