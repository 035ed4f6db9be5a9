// /v1/organization/{organization_id}/permissions/{resource_type}/{resource_id}: who has been granted what.
#include "model/permissions.h"

#include "api/operation.h"
#include "json/writer.h"
#include "tables.h"
#include "views/permissions.h"

namespace mock::api {
namespace {

json::Shape entries_shape() {
  using namespace json;
  return json::list(object({
      required("permissions", views::permission_names_shape()),
      required("principal_id", text()),
      required("principal_type", views::principal_type_shape()),
  }));
}

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

std::vector<permissions::Entry> entries_of(const json::Value& body) {
  std::vector<permissions::Entry> entries;
  for (const auto& item : body.list("permissions")) {
    permissions::Entry entry{item.text("principal_type"), item.text("principal_id"), {}};
    for (const auto& name : item.list("permissions")) entry.permissions.push_back(*Permission::named(name.as_text()));
    entries.push_back(std::move(entry));
  }
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
  json::Writer out;
  {
    json::Object body(out);
    body.list("permissions", [&] {
      for (const auto& each : state.grants.with<&Grant::resource_type, &Grant::resource_id>(resource.type, resource.id))
        views::grant(out, each);
    });
  }
  return ok(out.take());
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
       .reply = views::grants_shape,
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
