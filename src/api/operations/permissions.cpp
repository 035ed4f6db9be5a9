// /v1/organization/{organization_id}/permissions/{resource_type}/{resource_id}: who has been granted what.
#include "model/permissions.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/permissions.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

// One entry of a request: these permissions for that principal.
const views::RequestBody<Grant>& entry() {
  static const views::RequestBody<Grant> body(
      views::grant(), views::needed<&Grant::permissions, &Grant::principal_id, &Grant::principal_type>());
  return body;
}

json::Shape entries_shape() { return json::list(entry().shape()); }

const json::Shape& set_request() {
  static const auto shape = json::object({json::required("permissions", entries_shape())});
  return shape;
}

const json::Shape& update_request() {
  static const auto shape = json::object({
      json::optional("operation", json::choice({"grant", "set", "revoke"}), "Default: set"),
      json::required("permissions", entries_shape()),
  });
  return shape;
}

std::vector<Grant> entries_of(const json::Value& body) {
  const auto& items = body.list("permissions");
  std::vector<Grant> entries(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) entry().wish_of(items[i]).apply_to(entries[i]);
  return entries;
}

permissions::Change operation_of(const json::Value& body) {
  const auto name = body.text("operation", "set");
  if (name == "grant") return permissions::Change::grant;
  return name == "revoke" ? permissions::Change::revoke : permissions::Change::set;
}

permissions::Resource resource_of(const State& state, const Call& call) {
  const permissions::Resource resource{call.organization_id(), call.params["resource_type"],
                                       call.params["resource_id"]};
  permissions::check(state, resource);
  return resource;
}

Reply get(const State& state, const Call& call) {
  const auto resource = resource_of(state, call);
  return reply_with_list("permissions", views::grant(), state, call,
                         state.grants.with<&Grant::resource_type, &Grant::resource_id>(resource.type, resource.id));
}

Done set(State& state, const Call& call) {
  permissions::replace(state, resource_of(state, call), entries_of(call.body), call.now);
  return {no_content(), told_by_path()};
}

Done update(State& state, const Call& call) {
  permissions::change(state, resource_of(state, call), operation_of(call.body), entries_of(call.body), call.now);
  return {no_content(), told_by_path()};
}

}  // namespace

std::vector<Operation> permission_operations() {
  constexpr std::string_view path = "/v1/organization/{organization_id}/permissions/{resource_type}/{resource_id}";
  constexpr Scopes write{"accounts:write", "authentication:write"};
  return {
      {.id = "PermissionsGet",
       .method = Method::get,
       .path = path,
       .scopes = {"accounts:read", "authentication:read"},
       .needs = needs::any({"project:permissions:read"}),
       .reply = views::shape_of_list<"permissions", views::grant>,
       .handler = get,
       .summary = "List what has been granted on a resource"},
      {.id = "PermissionsSet",
       .method = Method::put,
       .path = path,
       .scopes = write,
       .needs = needs::admin_of_it,
       .body = set_request,
       .handler = set,
       .summary = "Replace all that is granted on a resource"},
      {.id = "PermissionsUpdate",
       .method = Method::patch,
       .path = path,
       .scopes = write,
       .needs = needs::admin_of_it,
       .body = update_request,
       .handler = update,
       .summary = "Set, grant or revoke permissions of some principals on a resource"},
  };
}

}  // namespace mock::api
