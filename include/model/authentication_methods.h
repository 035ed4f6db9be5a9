#pragma once
// The ways of signing in that an organization has of its own: one that is internal (passwords and third parties), and
// identity providers that speak SAML. Users' own methods are in user_authentication_methods.h.
// Rules Y8, Y10, Y11, N7 of docs/fidelity.md.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/rare.h"
#include "base/table.h"
#include "base/time.h"

namespace mock {

struct State;

enum class AuthenticationMethodType { internal, saml };

/// Under which names the identity provider tells who a user is.
struct SamlFieldMapping {
  std::optional<std::string> email = "email", first_name = "first_name", groups = "groups", identity = "email",
                             last_name = "last_name", real_name;
};

/// How to talk to an identity provider. Nothing here talks to one: it is kept and given back as it was given.
struct SamlSettings {
  std::optional<std::string> saml_certificate, saml_entity_id, saml_idp_url, saml_variant;
  std::optional<std::string> saml_digest_algorithm = "sha256", saml_signature_algorithm = "rsa-sha256";
  std::optional<bool> saml_assertion_signed_enabled, saml_authn_requests_signed_enabled;
  std::optional<bool> saml_requested_authn_context_enabled;
  std::optional<bool> saml_idp_login_allowed = false, saml_join_groups = false, scim_enabled = false;
  Rare<SamlFieldMapping> saml_field_mapping{};
};

struct AuthenticationMethod {
  std::string authentication_method_id, organization_id;
  AuthenticationMethodType type = AuthenticationMethodType::saml;
  std::string authentication_method_name;
  // False: who signed in with it is not let into the organization.
  bool authentication_method_enabled = false;
  std::int64_t auth_token_max_age_seconds = 36'000;  // of the sessions it begins
  bool auth_token_extend_when_used = true;
  std::optional<std::string> auto_join_user_group_id;  // of the organization: whoever signs up with it joins
  SamlSettings saml{};                                 // of an identity provider only
  Time create_time{}, update_time{};

  /// True for the internal method, and for an identity provider with all that it takes to ask it.
  [[nodiscard]] bool is_configured() const;

  using Ways = FoundBy<By<&AuthenticationMethod::authentication_method_id>, By<&AuthenticationMethod::organization_id>,
                       By<&AuthenticationMethod::organization_id, &AuthenticationMethod::type>>;
};

/// Limits of the API.
inline constexpr std::int64_t longest_authentication_method_name = 128;
inline constexpr std::int64_t shortest_auth_token_max_age = 300;
inline constexpr std::int64_t longest_auth_token_max_age = 1'296'000;  // fifteen days

namespace authentication_methods {

/// The method of this organization, or authentication_method_not_found.
const AuthenticationMethod& get(const State&, std::string_view organization_id,
                                std::string_view authentication_method_id);

/// The one internal method that every organization has.
const AuthenticationMethod& internal(const State&, std::string_view organization_id);

/// Gives a new organization its internal method.
const AuthenticationMethod& create_internal(State&, std::string_view organization_id, Time now);

/// Adds an identity provider, with links to domains; its id and times are made here. Refuses a second internal method
/// (authentication_method_limit_reached), and what check_group and domains::link refuse.
const AuthenticationMethod& create(State&, AuthenticationMethod wish, const std::vector<std::string>& linked_domains,
                                   Time now);

/// Puts `changed` in the place of the method with its id. Refuses idp_no_domains_linked when an identity provider is
/// switched on, and account_must_have_enabled_authentication_method when the last one is switched off.
const AuthenticationMethod& update(State&, AuthenticationMethod changed, Time now);

/// Removes an identity provider, as forget does. Refuses the internal method, and the last one that is enabled.
void remove(State&, std::string_view organization_id, std::string_view authentication_method_id);

/// Removes a method with its links to domains, and with the users' methods and tokens that came through it. Asks
/// nothing.
void forget(State&, std::string_view authentication_method_id);

/// Nobody joins this group any more: it is going.
void forget_group(State&, std::string_view organization_id, std::string_view user_group_id);

/// An authentication_method_id that no method has yet.
std::string new_id(State&);

}  // namespace authentication_methods
}  // namespace mock
