#include "views/user_authentication_methods.h"

#include "model/state.h"
#include "views/userauth.h"

namespace mock::views {
namespace {

using namespace json;

// Who vouches for the user: an identity provider, by its id, or everybody's.
std::string_view remote_provider_of(const UserAuthenticationMethod& method) {
  return method.authentication_method_id.empty() ? method.type.name() : method.authentication_method_id;
}

std::string_view name_of(const Viewpoint& at, const UserAuthenticationMethod& method) {
  return name_of_login(method, user_authentication_methods::provider_of(at.state, method));
}

std::optional<std::string> account_of(const Viewpoint& at, const UserAuthenticationMethod& method) {
  const auto* provider = user_authentication_methods::provider_of(at.state, method);
  if (provider == nullptr) return std::nullopt;
  return organizations::get(at.state, provider->organization_id).account_id;
}

const std::string& email_of(const Viewpoint& at, const UserAuthenticationMethod& method) {
  return at.state.users.find(method.user_id)->user_email;
}

bool is_current(const Viewpoint& at, const UserAuthenticationMethod& method) {
  return at.token != nullptr && at.token->method_id == method.method_id;
}

}  // namespace

const Picture<UserAuthenticationMethod>& user_authentication_method() {
  using Method = UserAuthenticationMethod;
  static const Picture<Method> picture({
      kept<&Method::method_id>("method_id", text()),
      worked_out<Method>("name", text(0, 128), name_of,
                         "Password, Google, Microsoft, GitHub, or the name of the identity provider"),
      worked_out<Method>("remote_provider_id", text(), remote_provider_of,
                         "The type; of SAML the id of the identity provider"),
      kept<&Method::public_remote_identity>("public_remote_identity", text(), "How the other side names the user"),
      worked_out<Method>("authentication_method_account_id", text(0, longest_id).or_null(), account_of,
                         "Of the organization whose identity provider it is"),
      worked_out<Method>("user_email", text(0, longest_email), email_of),
      always<Method>("state", choice({"active", "deleted"}), "active", "Always active: what is deleted is gone"),
      worked_out<Method>("currently_active", boolean(), is_current, "True for the one of the session that asks"),
      kept<&Method::create_time>("create_time", time()),
      kept<&Method::update_time>("update_time", time()),
      always<Method>("delete_time", time().or_null(), nullptr),
      kept<&Method::last_used_time>("last_used_time", time().or_null(), "When the user last signed in with it"),
  });
  return picture;
}

}  // namespace mock::views
