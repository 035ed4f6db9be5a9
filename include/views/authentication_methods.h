#pragma once
// What an organization's authentication methods look like in JSON.
#include <optional>
#include <string_view>

#include "model/authentication_methods.h"
#include "model/organizations.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 2> words<AuthenticationMethodType>{"internal", "saml"};

/// A method with its organization.
struct MethodOfOrganization {
  const AuthenticationMethod* method;
  const Organization* organization;
};
const Picture<MethodOfOrganization>& authentication_method();

/// What it keeps itself, and how to talk to an identity provider. A field mapping is replaced as a whole.
const Picture<AuthenticationMethod>& kept_of_authentication_method();
const Picture<SamlSettings>& saml_settings();
/// The name of the first of the settings that `value` has.
std::optional<std::string_view> first_saml_field(const json::Value& value);

}  // namespace mock::views
