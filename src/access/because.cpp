#include "access/because.h"

#include <utility>

#include "access/needs.h"
#include "model/state.h"

namespace mock {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const auto& word : words) (text += text.empty() ? "" : between) += word;
  return text;
}

std::string name_of(const User& user) {
  return user.is_application_user() ? "the application user " + user.real_name : user.user_email;
}

std::string name_of(const Organization& organization) {
  return organization.organization_name + " (" + organization.organization_id + ")";
}

std::string name_of(const AccessToken& token, const User& user) {
  return "the token " + std::string(token.token_prefix()) + " of " + name_of(user);
}

std::string about_a_token_that_was_not_taken(const State& state, const Visit& visit) {
  if (visit.authorization.empty()) return "the request has no header Authorization: aivenv1 TOKEN";
  const auto sent = token_of(visit.authorization);
  if (sent.empty()) return "the header Authorization has another form than aivenv1 TOKEN or Bearer TOKEN";
  const auto* token = state.access_tokens.find(sent.substr(0, token_prefix_length));
  if (token == nullptr) return "no token of this world reads like the one that was sent";
  const auto* user = state.users.find(token->user_id);
  if (user == nullptr) return "the user of the token is no more";
  if (token->full_token != sent)
    return "what was sent begins like " + name_of(*token, *user) + ", but goes on in another way: was it cut?";
  const auto now = state.clock.now();
  if (token->expired_at(now))
    return name_of(*token, *user) + " expired at " + rfc3339(*token->expiry_time()) + ", and now it is " +
           rfc3339(now) + " by the world's clock";
  if (access_tokens::is_valid(state, *token, now)) return name_of(*token, *user) + " counts as expired";  // a fault
  return name_of(*token, *user) + " was made at " + rfc3339(token->create_time) + ", and all tokens of before " +
         rfc3339(*user->token_validity_begin) + " ended then, as the password was changed or tokens were expired";
}

std::string about_token(const State& state, const Identity& caller) {
  if (caller.token == nullptr) return about_a_token_that_was_not_taken(state, caller.visit);
  if (caller.token->full_token.empty()) return name_of(*caller.user) + " with a token that restricts nothing";
  const auto expiry = caller.token->expiry_time();
  return name_of(*caller.token, *caller.user) +
         (expiry ? ", valid until " + rfc3339(*expiry) : ", which never expires");
}

std::string about_user_state(const Identity& caller, bool passed) {
  return name_of(*caller.user) + (passed ? " is active" : " is deactivated: an admin has to activate them again");
}

std::string about_token_addresses(const Identity& caller, bool passed) {
  const auto& ranges = caller.token->ip_allowlist;
  if (!ranges) return "the token may be used from anywhere";
  return "the ip_allowlist of the token is " + joined(*ranges, ", ") + ", which " +
         (passed ? "contains " : "does not contain ") + std::string(caller.visit.address);
}

std::string about_addresses(const Organization& organization, const Identity& caller, bool passed) {
  if (!organization.api_client_ip_allowlist_enabled) return name_of(organization) + " lets in every address";
  return "the address list of " + name_of(organization) + " is " + joined(organization.api_client_ip_allowlist, ", ") +
         ", which " + (passed ? "contains " : "does not contain ") + std::string(caller.visit.address);
}

std::string about_scopes(const Identity& caller, const Finding& finding) {
  if (!caller.token->scopes) return "the token is not restricted to scopes";
  std::string scopes;
  for (const auto scope : *caller.token->scopes) (scopes += scopes.empty() ? "" : ", ") += scope.name();
  if (finding.needed.empty()) return "every scope is enough for this";
  return "the token is restricted to the scopes " + scopes + (finding.passed ? ", which cover " : "; it needs ") +
         joined(finding.needed, " or ");
}

std::string about_membership(const State& state, const Identity& caller, const Subject& subject, bool passed) {
  const bool belongs = state.members.find(subject.place.organization_id, caller.user->user_id) != nullptr;
  return name_of(*caller.user) + (belongs ? " belongs to " : " does not belong to ") +
         name_of(*state.organizations.find(subject.place.organization_id)) +
         (belongs || !passed ? "" : ", which is not asked for here");
}

// The setting of the organization's authentication policy that a code tells of.
std::string_view setting_behind(const Code& code) {
  static const std::pair<const Code*, std::string_view> settings[]{
      {&refusals::feature_not_enabled,
       "mcp_enabled is false, or mcp_read_only is true and this changes something, and the User-Agent is that of an "
       "MCP "
       "server"},
      {&refusals::user_personal_token_not_allowed, "personal_tokens_enabled is false, and the token is a personal one"},
      {&refusals::user_password_authentication_method_not_allowed,
       "password_auth_enabled is false, and the caller signed in with a password (as does who has a token of a "
       "fixture)"},
      {&refusals::user_oauth_authentication_method_not_allowed,
       "oauth_enabled is false, and the caller signed in with a third party"},
      {&refusals::user_saml_authentication_method_not_allowed,
       "saml_enabled is false, or the identity provider is disabled, and the caller signed in with it"},
      {&refusals::user_not_signed_in_with_account_authentication_method,
       "the caller did not sign in with an identity provider of the organization"},
      {&refusals::mfa_required_by_organization,
       "two_factor_required is true, and the caller signed in with a password alone"},
  };
  for (const auto& [each, setting] : settings)
    if (each == &code) return setting;
  return code.message;
}

std::string about_policy(const State& state, const Subject& subject, const Finding& finding) {
  const auto name = name_of(*state.organizations.find(subject.place.organization_id));
  if (finding.passed) return "the authentication policy of " + name + " allows it";
  return "the authentication policy of " + name +
         " does not allow it: " + std::string(setting_behind(*finding.refusal));
}

std::string told(const Holding& holding) {
  return holding.what + (holding.gives.empty() ? "" : ", which contains " + holding.gives + ",") + " on " +
         holding.from;
}

std::string about_permission(const State& state, const Identity& caller, const Subject& subject,
                             const Finding& finding) {
  std::string held;
  for (const auto& holding : finding.held) (held += held.empty() ? "" : "; ") += told(holding);
  const auto who = name_of(*caller.user);
  const auto where = to_text(state, subject.place);
  if (finding.passed) return held.empty() ? "nothing has to be held" : "holds " + held;
  return who + " needs " + joined(finding.needed, " or ") + " on " + where + ", or a role that contains it; " +
         (held.empty() ? "nothing is held there" : "held is " + held);
}

}  // namespace

std::string to_text(const State& state, const Place& place) {
  if (!place.project_name.empty()) return "project " + std::string(place.project_name);
  if (place.organization_id.empty()) return {};
  if (!place.unit_id.empty())
    return "organization_unit " + state.units.find(place.unit_id)->account_name + " (" + std::string(place.unit_id) +
           ")";
  return "organization " + name_of(*state.organizations.find(place.organization_id));
}

std::string because(const State& state, const Identity& caller, const Subject& subject, const Finding& finding) {
  const auto& organization_id = subject.place.organization_id;
  switch (finding.check) {
    case Check::token: return about_token(state, caller);
    case Check::user_state: return about_user_state(caller, finding.passed);
    case Check::token_addresses: return about_token_addresses(caller, finding.passed);
    case Check::managing_organization: return about_addresses(*caller.managing_organization, caller, finding.passed);
    case Check::token_scopes: return about_scopes(caller, finding);
    case Check::membership: return about_membership(state, caller, subject, finding.passed);
    case Check::organization_addresses:
      return about_addresses(*state.organizations.find(organization_id), caller, finding.passed);
    case Check::client:
    case Check::sign_in:
    case Check::two_factor: return about_policy(state, subject, finding);
    case Check::permission: return about_permission(state, caller, subject, finding);
  }
  return {};
}

}  // namespace mock
