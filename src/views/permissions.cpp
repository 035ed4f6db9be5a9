#include "views/permissions.h"

namespace mock::views {

using namespace json;

namespace {

void write_names(Writer& out, Object& object, const Grant& grant) {
  object.list("permissions", [&] {
    for (const auto permission : grant.permissions) out.value(permission.name());
  });
}

}  // namespace

Shape permission_names_shape() { return list(choice({permission_names.begin(), permission_names.end()})); }
Shape principal_type_shape() { return choice({"user", "user_group"}); }

const Shape& grants_shape() {
  static const Shape shape = object({required("permissions", list(object({
                                                                 required("create_time", time()),
                                                                 required("permissions", permission_names_shape()),
                                                                 required("principal_id", text()),
                                                                 required("principal_type", principal_type_shape()),
                                                                 required("update_time", time()),
                                                             })))});
  return shape;
}

void grant(Writer& out, const Grant& grant) {
  Object object(out);
  object("create_time", grant.create_time);
  write_names(out, object, grant);
  object("principal_id", grant.principal_id)("principal_type", grant.principal_type)("update_time", grant.update_time);
}

const Shape& member_permissions_shape() {
  static const Shape shape = object(
      {required("permissions", list(object({
                                   required("permissions", permission_names_shape()),
                                   required("resource_id", text(), "The name of a project, the account_id of a unit"),
                                   required("resource_type", choice({"project", "organization", "organization_unit"})),
                               })))});
  return shape;
}

void member_permission(Writer& out, const Grant& grant) {
  Object object(out);
  write_names(out, object, grant);
  object("resource_id", grant.resource_id)("resource_type", grant.resource_type);
}

}  // namespace mock::views
