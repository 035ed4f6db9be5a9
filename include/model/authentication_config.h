#pragma once
// What an organization decides about signing in: nine switches. They are enforced in access/policies.h.
// Rules Y1–Y8 of docs/fidelity.md.
#include <string_view>

#include "base/wish.h"

namespace mock {

struct Organization;
struct State;
struct User;

/// The defaults, which are not published, allow everything.
struct AuthenticationConfig {
  bool mcp_enabled = true;
  bool mcp_read_only = false;
  bool oauth_enabled = true;  // third parties: Google, Microsoft, GitHub
  bool password_auth_enabled = true;
  bool personal_tokens_enabled = true;
  bool personal_tokens_require_allowed_auth_method = false;
  bool saml_allow_external = true;  // identity providers of other organizations
  bool saml_enabled = true;
  bool two_factor_required = false;  // for sessions that began with a password
};

namespace authentication_config {

/// True when there is a way of signing in: password, third party or SAML.
bool allows_signing_in(const AuthenticationConfig& config);

/// Changes what an organization decides. Refuses account_must_have_enabled_authentication_method.
const Organization& update(State&, std::string_view organization_id, const Wish<AuthenticationConfig>& wish);

/// Refuses user_personal_token_not_allowed for a user whom an organization without personal tokens manages.
void check_may_have_personal_tokens(const State&, const User& user);

}  // namespace authentication_config
}  // namespace mock
