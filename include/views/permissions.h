#pragma once
// What grants look like in JSON.
#include "json/shape.h"
#include "model/permissions.h"

namespace mock::views {

/// {"permissions": [...]}: one entry a principal, in the order they were first granted anything.
const json::Shape& grants_shape();
void grant(json::Writer& out, const Grant& grant);

/// {"permissions": [...]}: what one user has been granted, one entry a resource.
const json::Shape& member_permissions_shape();
void member_permission(json::Writer& out, const Grant& grant);

/// What a list of permission names may hold.
json::Shape permission_names_shape();
/// "user" or "user_group".
json::Shape principal_type_shape();

}  // namespace mock::views
