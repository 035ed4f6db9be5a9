#include "access/policies.h"

#include "base/cidr.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock {
namespace {

struct SignIn {
  LoginType type;
  std::string_view authentication_method_id;  // of the identity provider
};

// How the session of a token began, or the session that made the token. A token that knows nothing of it (of a fixture)
// counts as made with the password.
SignIn sign_in_behind(const State& state, const AccessToken& token) {
  const auto* method = user_authentication_methods::behind(state, token.method_id.or_empty());
  if (method == nullptr) return {"password", {}};
  return {method->type, method->authentication_method_id};
}

// Why an organization does not take a way of signing in; nullptr: it does. Y5–Y7

const Code* objection_to_saml(const State& state, const Organization& organization, const SignIn& sign_in) {
  if (!organization.authentication_config.saml_enabled) return &refusals::user_saml_authentication_method_not_allowed;
  const auto* provider = state.authentication_methods.find(sign_in.authentication_method_id);
  if (provider != nullptr && provider->organization_id == organization.organization_id)
    return provider->authentication_method_enabled ? nullptr : &refusals::user_saml_authentication_method_not_allowed;
  return organization.authentication_config.saml_allow_external
             ? nullptr
             : &refusals::user_not_signed_in_with_account_authentication_method;
}

const Code* objection_to(const State& state, const Organization& organization, const SignIn& sign_in) {
  if (sign_in.type == LoginType("saml")) return objection_to_saml(state, organization, sign_in);
  const auto& config = organization.authentication_config;
  const bool is_password = sign_in.type == LoginType("password");
  if (is_password && !config.password_auth_enabled) return &refusals::user_password_authentication_method_not_allowed;
  if (!is_password && !config.oauth_enabled) return &refusals::user_oauth_authentication_method_not_allowed;
  return authentication_methods::internal(state, organization.organization_id).authentication_method_enabled
             ? nullptr
             : &refusals::user_not_signed_in_with_account_authentication_method;
}

const Code* objection_to_personal_token(const State& state, const Organization& organization,
                                        const AccessToken& token) {
  const auto& config = organization.authentication_config;
  if (!config.personal_tokens_enabled) return &refusals::user_personal_token_not_allowed;  // Y4
  if (!config.personal_tokens_require_allowed_auth_method) return nullptr;
  return objection_to(state, organization, sign_in_behind(state, token));  // Y5
}

}  // namespace

namespace policies {

const Code* objection_to_address(const Organization& organization, const Identity& caller) {
  const bool is_allowed = !organization.api_client_ip_allowlist_enabled ||
                          any_contains(organization.api_client_ip_allowlist, caller.visit.address);
  return is_allowed ? nullptr : &refusals::client_ip_address_policy_violation;
}

// MCP servers say what they are: "mcp-aiven/VERSION".
const Code* objection_to_client(const Organization& organization, const Identity& caller) {
  const bool is_mcp = caller.visit.user_agent.starts_with("mcp-aiven/");
  const auto& config = organization.authentication_config;
  const bool may = config.mcp_enabled && (caller.visit.only_reads || !config.mcp_read_only);  // Y12, Y13
  return is_mcp && !may ? &refusals::feature_not_enabled : nullptr;
}

const Code* objection_to_sign_in(const State& state, const Organization& organization, const Identity& caller) {
  const auto& token = *caller.token;
  return token.created_manually ? objection_to_personal_token(state, organization, token)
                                : objection_to(state, organization, sign_in_behind(state, token));
}

// Y1
const Code* objection_to_one_factor(const State& state, const Organization& organization, const Identity& caller) {
  if (!organization.authentication_config.two_factor_required || caller.token->created_manually) return nullptr;
  const bool needs_two = sign_in_behind(state, *caller.token).type == LoginType("password") && !caller.user->otp_secret;
  return needs_two ? &refusals::mfa_required_by_organization : nullptr;
}

}  // namespace policies

void check_caller_stays_allowed(const State& state, const Organization& organization, const Identity& caller) {
  if (caller.user->is_application_user()) return;
  const auto& config = organization.authentication_config;
  const bool is_personal = caller.token->created_manually;
  if (is_personal && !config.personal_tokens_enabled) throw Refusal(refusals::user_personal_tokens_cannot_be_disabled);
  if (is_personal && !config.personal_tokens_require_allowed_auth_method) return;
  if (objection_to(state, organization, sign_in_behind(state, *caller.token)) == nullptr) return;
  throw Refusal(is_personal ? refusals::user_personal_token_allowed_authentication_methods_cannot_be_disabled
                            : refusals::authentication_method_disable_current_not_allowed);
}

void check_address_stays_allowed(const Organization& organization, const Identity& caller) {
  const bool blocks = organization.api_client_ip_allowlist_enabled &&
                      !any_contains(organization.api_client_ip_allowlist, caller.visit.address);
  if (blocks) throw Refusal(refusals::api_client_ip_allowlist_blocks_caller);
}

}  // namespace mock
