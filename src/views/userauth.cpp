#include "views/userauth.h"

#include "views/users.h"

namespace mock::views {
namespace {

using namespace json;

std::vector<Field> option_fields() {
  return {
      required("action",
               choice({"azure_oauth", "github_oauth", "google_oauth", "hasura_oauth", "password", "saml", "signup"})),
      required("method", choice({"GET", "POST"}).or_null(), "Of the redirect; null: there is none"),
      required("name", text().or_null()),
      required("redirect_url", text().or_null(), "Always null: there is nobody to redirect to"),
  };
}

void write_option(Object& object, std::string_view action) {
  object("action", action)("method", nullptr)("name", name_of_login(action))("redirect_url", nullptr);
}

}  // namespace

std::optional<std::string_view> name_of_login(std::string_view type) {
  if (type == "password") return "Password";
  if (type == "google_oauth") return "Google";
  if (type == "azure_oauth") return "Microsoft";
  if (type == "github_oauth") return "GitHub";
  if (type == "saml") return "SAML";
  return std::nullopt;
}

std::string_view name_of_login(const UserAuthenticationMethod& method, const AuthenticationMethod* provider) {
  return provider == nullptr ? name_of_login(method.type.name()).value() : provider->authentication_method_name;
}

const Shape& session_shape() {
  static const Shape shape = object({
      required("token", text()),
      required("state", choice({"active", "deactivated"})),
      required("user_email", text(0, longest_email)),
      required("tenant", text(0, 64)),
      required("return_url", text().or_null()),
  });
  return shape;
}

void session(Writer& out, const AccessToken& token, const User& user) {
  Object object(out);
  object("token", token.full_token)("state", to_text(user.state))("user_email", user.user_email);
  object("tenant", "aiven")("return_url", nullptr);
}

const Shape& login_options_shape() {
  static const Shape shape =
      object(option_fields()).with({required("None", list(object(option_fields())), "All ways of signing in")});
  return shape;
}

void login_options(Writer& out, const std::vector<std::string_view>& actions) {
  Object object(out);
  write_option(object, actions.front());
  object.list("None", [&] {
    for (const auto action : actions) {
      Object option(out);
      write_option(option, action);
    }
  });
}

}  // namespace mock::views
