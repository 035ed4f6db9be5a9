#pragma once
// What grants look like in JSON.
#include "model/permissions.h"
#include "views/picture.h"

namespace mock::views {

/// What a principal holds on a resource, in the list of that resource.
const Picture<Grant>& grant();

/// What one user holds, in the list of that user.
const Picture<Grant>& member_permission();

/// What a list of permission names may hold.
json::Shape permission_names_shape();
/// "organization", "organization_unit" or "project".
json::Shape resource_type_shape();

}  // namespace mock::views
