#include "views/permissions.h"

namespace mock::views {

using namespace json;

Shape permission_names_shape() { return list(choice({permission_names.begin(), permission_names.end()})); }

Shape resource_type_shape() { return choice({"organization", "organization_unit", "project"}); }

const Picture<Grant>& grant() {
  static const Picture<Grant> picture({
      kept<&Grant::create_time>("create_time", time()),
      kept<&Grant::permissions>("permissions", permission_names_shape(), "Roles and permissions"),
      kept<&Grant::principal_id>("principal_id", text()),
      kept<&Grant::principal_type>("principal_type", choice({"user", "user_group"}), "Who it is granted to"),
      kept<&Grant::update_time>("update_time", time()),
  });
  return picture;
}

const Picture<Grant>& member_permission() {
  static const Picture<Grant> picture({
      kept<&Grant::permissions>("permissions", permission_names_shape(), "Roles and permissions"),
      kept<&Grant::resource_id>("resource_id", text(), "The name of a project, the account_id of a unit"),
      kept<&Grant::resource_type>("resource_type", resource_type_shape(), "What it is granted on"),
  });
  return picture;
}

}  // namespace mock::views
