// /v1/user/{user_id}: a person's account, which the person ends, or the organization that manages them.
#include "api/operation.h"
#include "model/refusals.h"
#include "permission_denied.h"
#include "tables.h"

namespace mock::api {
namespace {

void remove_managed(State& state, const Call& call, const User& user) {
  if (user.is_application_user()) throw Refusal(refusals::action_forbidden_on_application_users);
  if (!user.managing_organization_id) throw Refusal(refusals::action_forbidden_on_unmanaged_users);  // M12
  const auto& organization_id = *user.managing_organization_id;
  const auto& caller_id = call.user().user_id;
  if (!members::may(state, organization_id, caller_id, {"organization:users:write"}))
    throw Refusal(refusals::user_not_organization_admin);
  guard_super_admin(members::get(state, organization_id, user.user_id),
                    members::get(state, organization_id, caller_id).is_super_admin, "UserAccountDelete");
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
       .handler = remove,
       .no_event = "about a person, who is in no account then",
       .summary = "Delete one's own account, or that of a deactivated managed user"},
  };
}

}  // namespace mock::api
