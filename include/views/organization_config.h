#pragma once
// What an organization has decided about signing in and about addresses, in JSON.
#include "json/shape.h"
#include "model/organizations.h"

namespace mock::views {

/// The eight switches.
const json::Shape& authentication_config_shape();
void authentication_config(json::Writer& out, const AuthenticationConfig& config);

/// {"api_client_ip_allowlist": [...], "api_client_ip_allowlist_enabled": ...}
const json::Shape& api_client_ip_allowlist_shape();
void api_client_ip_allowlist(json::Writer& out, const Organization& organization);

/// The switches as fields of which any may be left out.
std::vector<json::Field> authentication_switch_fields();
/// `before` with the switches that `value` has.
AuthenticationConfig authentication_config_from(const json::Value& value, AuthenticationConfig before);

}  // namespace mock::views
