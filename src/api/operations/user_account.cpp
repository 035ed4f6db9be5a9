// /v1/user/{user_id}: a person's account, which the person ends, or the organization that manages them.
#include "api/authority.h"
#include "model/refusals.h"
#include "permission_denied.h"
#include "tables.h"

namespace mock::api {
namespace {

// Of what UserAccountDelete needs elsewhere.
constexpr std::size_t for_super_admins = 1;

void remove_managed(State& state, const Call& call, const User& user) {
  if (user.is_application_user()) throw Refusal(refusals::action_forbidden_on_application_users);
  if (!user.managing_organization_id) throw Refusal(refusals::action_forbidden_on_unmanaged_users);  // M12
  const Place place{*user.managing_organization_id, {}, {}};
  authorize(state, call, place);
  const bool is_super_admin = members::get(state, place.organization_id, user.user_id).is_super_admin;
  if (is_super_admin && !judge(state, call, place, for_super_admins).is_yes())  // S2
    deny(call, user.user_id + " is super admin");
  users::remove_managed(state, user.user_id);
}

Reply remove(State& state, const Call& call) {
  const auto& user = users::get(state, call.params["user_id"]);
  if (user.user_id == call.user().user_id)
    users::remove_oneself(state, user.user_id);
  else
    remove_managed(state, call, user);
  return no_content();
}

}  // namespace

std::vector<Operation> user_account_operations() {
  return {
      {.id = "UserAccountDelete",
       .method = Method::remove,
       .path = "/v1/user/{user_id}",
       .scopes = {"authentication:write", "user:write"},
       .elsewhere = {{needs::any_or_not_admin({"organization:users:write"}),
                      "of the organization that manages the user, if that is somebody else"},
                     {needs::super_admin, "for a user who is super admin"}},
       .handler = remove,
       .no_event = "about a person, who is in no account then",
       .summary = "Delete one's own account, or that of a deactivated managed user"},
  };
}

}  // namespace mock::api
