#include "views/userauth.h"

#include "views/users.h"

namespace mock::views {
namespace {

using namespace json;

const Picture<std::string_view>& login_option() {
  using Action = std::string_view;
  static const Picture<Action> picture({
      worked_out<Action>(
          "action",
          choice({"azure_oauth", "github_oauth", "google_oauth", "hasura_oauth", "password", "saml", "signup"}),
          [](Action action) { return action; }),
      always<Action>("method", choice({"GET", "POST"}).or_null(), nullptr, "Of the redirect; null: there is none"),
      worked_out<Action>("name", text().or_null(), [](Action action) { return name_of_login(action); }),
      always<Action>("redirect_url", text().or_null(), nullptr, "Always null: there is nobody to redirect to"),
  });
  return picture;
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

const Picture<Session>& session() {
  static const Picture<Session> picture({
      worked_out<Session>(
          "token", text(), [](const Session& one) -> const auto& { return one.token->full_token; }),
      worked_out<Session>("state", choice({"active", "deactivated"}),
                          [](const Session& one) { return to_text(one.user->state); }),
      worked_out<Session>(
          "user_email", text(0, longest_email), [](const Session& one) -> const auto& { return one.user->user_email; }),
      always<Session>("tenant", text(0, 64), "aiven"),
      always<Session>("return_url", text().or_null(), nullptr),
  });
  return picture;
}

const Picture<LoginOptions>& login_options() {
  static const auto picture = Picture<LoginOptions>(fields_of<&LoginOptions::first>(login_option()))
                                  .with({listed<LoginOptions>(
                                      "None", login_option().shape(),
                                      [](Writer& out, const Viewpoint& at, const LoginOptions& options) {
                                        for (const auto action : options.all) login_option().write(out, at, action);
                                      },
                                      "All ways of signing in")});
  return picture;
}

}  // namespace mock::views
