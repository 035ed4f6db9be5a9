#include "views/organization_user_authentication_methods.h"

#include "model/authentication_methods.h"
#include "model/organizations.h"
#include "model/users.h"
#include "views/userauth.h"

namespace mock::views {

using namespace json;

namespace {

std::optional<std::string_view> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

const Shape& organization_user_authentication_methods_shape() {
  static const Shape shape = object({required(
      "authentication_methods",
      list(object({
          required("is_enabled_2fa", boolean(), "The user's password is asked for together with a one-time password"),
          required("last_used_time", time().or_null()),
          required("local_provider_id", text().or_null(), "The organization's identity provider, if it is one"),
          required("method_id", text()),
          required("name", text(), "Password, Google, Microsoft, GitHub, or the name of the identity provider"),
          required("organization_id", text(0, longest_id).or_null(), "Whose identity provider it is; null: nobody's"),
          required("remote_provider_id", text()),
          required("type", choice({login_type_names.begin(), login_type_names.end()})),
          required("user_email", text(0, longest_email)),
          required("user_id", text()),
      })))});
  return shape;
}

void organization_user_authentication_method(Writer& out, const UserAuthenticationMethod& method, const User& user,
                                             const AuthenticationMethod* provider) {
  Object object(out);
  object("is_enabled_2fa", user.otp_secret.has_value())("last_used_time", method.last_used_time);
  object("local_provider_id", unless_empty(method.authentication_method_id))("method_id", method.method_id);
  object("name", name_of_login(method, provider));
  object("organization_id", unless_empty(provider == nullptr ? "" : provider->organization_id));
  object("remote_provider_id", method.type.name())("type", method.type.name());
  object("user_email", user.user_email)("user_id", user.user_id);
}

}  // namespace mock::views
