#pragma once
// What an organization decides about signing in: eight switches. They are enforced in access/policies.h.
// Rules Y1–Y8 of docs/fidelity.md.
#include <array>
#include <string_view>
#include <utility>

namespace mock {

struct Organization;
struct State;
struct User;

/// The defaults, which are not published, allow everything.
struct AuthenticationConfig {
  bool mcp_enabled = true;
  bool oauth_enabled = true;  // third parties: Google, Microsoft, GitHub
  bool password_auth_enabled = true;
  bool personal_tokens_enabled = true;
  bool personal_tokens_require_allowed_auth_method = false;
  bool saml_allow_external = true;  // identity providers of other organizations
  bool saml_enabled = true;
  bool two_factor_required = false;  // for sessions that began with a password
};

/// The switches by the names they have on the wire.
inline constexpr std::array<std::pair<std::string_view, bool AuthenticationConfig::*>, 8> authentication_switches{{
    {"mcp_enabled", &AuthenticationConfig::mcp_enabled},
    {"oauth_enabled", &AuthenticationConfig::oauth_enabled},
    {"password_auth_enabled", &AuthenticationConfig::password_auth_enabled},
    {"personal_tokens_enabled", &AuthenticationConfig::personal_tokens_enabled},
    {"personal_tokens_require_allowed_auth_method", &AuthenticationConfig::personal_tokens_require_allowed_auth_method},
    {"saml_allow_external", &AuthenticationConfig::saml_allow_external},
    {"saml_enabled", &AuthenticationConfig::saml_enabled},
    {"two_factor_required", &AuthenticationConfig::two_factor_required},
}};

namespace authentication_config {

/// True when there is a way of signing in: password, third party or SAML.
bool allows_signing_in(const AuthenticationConfig& config);

/// Gives an organization another configuration, or account_must_have_enabled_authentication_method.
const Organization& replace(State&, std::string_view organization_id, const AuthenticationConfig& config);

/// Refuses user_personal_token_not_allowed for a user whom an organization without personal tokens manages.
void check_may_have_personal_tokens(const State&, const User& user);

}  // namespace authentication_config
}  // namespace mock
