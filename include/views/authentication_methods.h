#pragma once
// What an organization's authentication methods look like in JSON.
#include <optional>
#include <string_view>
#include <vector>

#include "json/shape.h"
#include "model/authentication_methods.h"
#include "model/organizations.h"

namespace mock::views {

const json::Shape& authentication_method_shape();
void authentication_method(json::Writer& out, const Organization& organization, const AuthenticationMethod& method);

/// {"authentication_method": {...}} and {"authentication_methods": [...]}
const json::Shape& one_authentication_method_shape();
const json::Shape& authentication_methods_shape();

/// "internal" or "saml", and back.
json::Shape authentication_method_type_shape();
std::string_view to_text(AuthenticationMethodType type);
AuthenticationMethodType authentication_method_type_from(std::string_view text);

/// The settings of an identity provider as fields that may be left out or null, written, and read: `before` with those
/// that `value` has. A null unsets; a field mapping is replaced as a whole.
std::vector<json::Field> saml_fields();
void saml_settings(json::Writer& out, json::Object& object, const SamlSettings& settings);
SamlSettings saml_settings_from(const json::Value& value, SamlSettings before);
/// The name of the first of them that `value` has.
std::optional<std::string_view> first_saml_field(const json::Value& value);

}  // namespace mock::views
