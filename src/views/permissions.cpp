#include "views/permissions.h"

namespace mock::views {

using namespace json;

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

void grant(Text& out, const Grant& grant) {
  Object object(out);
  object("create_time", grant.create_time).list("permissions", [&] {
    for (const auto permission : grant.permissions) out.value(permission.name());
  });
  object("principal_id", grant.principal_id)("principal_type", grant.principal_type)("update_time", grant.update_time);
}

}  // namespace mock::views
