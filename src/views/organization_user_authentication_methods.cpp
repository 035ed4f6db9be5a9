#include "views/organization_user_authentication_methods.h"

#include "model/organizations.h"
#include "views/userauth.h"

namespace mock::views {

using namespace json;

const Picture<MethodOfUser>& organization_user_authentication_method() {
  using Maybe = std::optional<std::string_view>;
  static const Picture<MethodOfUser> picture({
      worked_out<MethodOfUser>(
          "is_enabled_2fa", boolean(), [](const MethodOfUser& one) { return one.user->otp_secret.has_value(); },
          "The user's password is asked for together with a one-time password"),
      worked_out<MethodOfUser>("last_used_time", time().or_null(),
                               [](const MethodOfUser& one) { return one.method->last_used_time; }),
      worked_out<MethodOfUser>(
          "local_provider_id", text().or_null(),
          [](const MethodOfUser& one) {
            const auto& id = one.method->authentication_method_id;
            return id.empty() ? Maybe() : Maybe(id);
          },
          "The organization's identity provider, if it is one"),
      worked_out<MethodOfUser>(
          "method_id", text(), [](const MethodOfUser& one) -> const auto& { return one.method->method_id; }),
      worked_out<MethodOfUser>(
          "name", text(), [](const MethodOfUser& one) { return name_of_login(*one.method, one.provider); },
          "Password, Google, Microsoft, GitHub, or the name of the identity provider"),
      worked_out<MethodOfUser>(
          "organization_id", text(0, longest_id).or_null(),
          [](const MethodOfUser& one) {
            return one.provider == nullptr ? Maybe() : Maybe(one.provider->organization_id);
          },
          "Whose identity provider it is; null: nobody's"),
      worked_out<MethodOfUser>("remote_provider_id", text(),
                               [](const MethodOfUser& one) { return one.method->type.name(); }),
      worked_out<MethodOfUser>("type", choice({login_type_names.begin(), login_type_names.end()}),
                               [](const MethodOfUser& one) { return one.method->type.name(); }),
      worked_out<MethodOfUser>(
          "user_email", text(0, longest_email),
          [](const MethodOfUser& one) -> const auto& { return one.user->user_email; }),
      worked_out<MethodOfUser>(
          "user_id", text(), [](const MethodOfUser& one) -> const auto& { return one.user->user_id; }),
  });
  return picture;
}

}  // namespace mock::views
