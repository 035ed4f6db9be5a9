#include "views/user_authentication_methods.h"

#include "model/state.h"
#include "views/userauth.h"

namespace mock::views {
namespace {

using namespace json;

// Who vouches for the user: an identity provider, by its id, or everybody's.
std::string_view provider_of(const UserAuthenticationMethod& method) {
  return method.authentication_method_id.empty() ? method.type.name() : method.authentication_method_id;
}

std::optional<std::string> account_of(const State& state, const AuthenticationMethod* provider) {
  if (provider == nullptr) return std::nullopt;
  return organizations::get(state, provider->organization_id).account_id;
}

}  // namespace

const Shape& user_authentication_methods_shape() {
  static const Shape shape = object({required(
      "authentication_methods",
      list(object({
          required("method_id", text()),
          required("name", text(0, 128), "Password, Google, Microsoft, GitHub, or the name of the identity provider"),
          required("remote_provider_id", text(), "The type; of SAML the id of the identity provider"),
          required("public_remote_identity", text(), "How the other side names the user"),
          required("authentication_method_account_id", text(0, longest_id).or_null(),
                   "Of the organization whose identity provider it is"),
          required("user_email", text(0, longest_email)),
          required("state", choice({"active", "deleted"}), "Always active: what is deleted is gone"),
          required("currently_active", boolean(), "True for the one of the session that asks"),
          required("create_time", time()),
          required("update_time", time()),
          required("delete_time", time().or_null()),
          required("last_used_time", time().or_null(), "When the user last signed in with it"),
      })))});
  return shape;
}

void user_authentication_method(Writer& out, const State& state, const UserAuthenticationMethod& method,
                                std::string_view current_method_id) {
  const auto* provider = user_authentication_methods::provider_of(state, method);
  Object object(out);
  object("method_id", method.method_id)("name", name_of_login(method, provider));
  object("remote_provider_id", provider_of(method))("public_remote_identity", method.public_remote_identity);
  object("authentication_method_account_id", account_of(state, provider));
  object("user_email", state.users.find(method.user_id)->user_email)("state", "active");
  object("currently_active", method.method_id == current_method_id)("create_time", method.create_time);
  object("update_time", method.update_time)("delete_time", nullptr)("last_used_time", method.last_used_time);
}

}  // namespace mock::views
