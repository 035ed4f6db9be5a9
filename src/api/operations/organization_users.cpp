// /v1/organization/{organization_id}/user: the people and application users of an organization.
#include "api/operation.h"
#include "json/text.h"
#include "model/organizations.h"
#include "tables.h"
#include "views/users.h"

namespace mock::api {
namespace {

Reply list(const State& state, const Call& call) {
  json::Text out;
  const auto write = [&](const Member& member) {
    views::organization_user(out, member, *state.users.find(member.user_id));
  };
  {
    json::Object body(out);
    body.list("users", [&] {
      if (query_flag(call.query, "include_application_users").value_or(true)) {
        for (const auto& each : state.members.with<&Member::organization_id>(call.organization_id())) write(each);
      } else {
        for (const auto& each :
             state.members.with<&Member::organization_id, &Member::is_application_user>(call.organization_id(), false))
          write(each);
      }
    });
  }
  return ok(out.take());
}

Reply get(const State& state, const Call& call) {
  const auto& member = members::get(state, call.organization_id(), call.params["member_user_id"]);
  json::Text out;
  views::organization_user(out, member, *state.users.find(member.user_id));
  return ok(out.take());
}

}  // namespace

std::vector<Operation> organization_user_operations() {
  return {
      {.id = "OrganizationUserList",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/user",
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .query = {{"include_application_users", false, "Default: true"}},
       .reply = views::organization_users_shape,
       .handler = list,
       .summary = "List the users of an organization"},
      {.id = "OrganizationUserGet",
       .method = Method::get,
       .path = "/v1/organization/{organization_id}/user/{member_user_id}",
       .scopes = {"accounts:read"},
       .needs = needs::member,
       .reply = views::organization_user_shape,
       .handler = get,
       .summary = "Get one user of an organization"},
  };
}

}  // namespace mock::api
