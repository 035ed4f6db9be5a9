#include "views/organization_config.h"

#include "base/cidr.h"
#include "model/access_tokens.h"

namespace mock::views {

using namespace json;

const Picture<AuthenticationConfig>& authentication_config() {
  using Config = AuthenticationConfig;
  static const Picture<Config> picture({
      kept<&Config::mcp_enabled>("mcp_enabled", boolean(), "MCP clients may be used"),
      kept<&Config::mcp_read_only>("mcp_read_only", boolean(), "MCP clients may only read"),
      kept<&Config::oauth_enabled>("oauth_enabled", boolean(), "Members may sign in with Google, Microsoft or GitHub"),
      kept<&Config::password_auth_enabled>("password_auth_enabled", boolean(), "Members may sign in with a password"),
      kept<&Config::personal_tokens_enabled>("personal_tokens_enabled", boolean(), "Members may use personal tokens"),
      kept<&Config::personal_tokens_require_allowed_auth_method>(
          "personal_tokens_require_allowed_auth_method", boolean(),
          "Personal tokens need a way of signing in that is allowed"),
      kept<&Config::saml_allow_external>("saml_allow_external", boolean(),
                                         "Identity providers of other organizations count too"),
      kept<&Config::saml_enabled>("saml_enabled", boolean(), "Members may sign in with SAML"),
      kept<&Config::two_factor_required>("two_factor_required", boolean(), "A password alone does not suffice"),
  });
  return picture;
}

const Picture<Organization>& api_client_ip_allowlist() {
  static const Picture<Organization> picture({
      kept<&Organization::api_client_ip_allowlist>("api_client_ip_allowlist",
                                                   list(text(0, longest_cidr), most_ip_ranges),
                                                   "From where the organization may be reached")
          .accepts(list(text_like(is_ip_range, "an IP address or CIDR range", longest_cidr), most_ip_ranges)),
      kept<&Organization::api_client_ip_allowlist_enabled>("api_client_ip_allowlist_enabled", boolean(),
                                                           "Only these addresses get at the organization"),
  });
  return picture;
}

}  // namespace mock::views
