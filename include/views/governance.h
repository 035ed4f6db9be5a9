#pragma once
// What accesses to governed topics look like in JSON.
#include "json/shape.h"
#include "json/writer.h"
#include "model/state.h"

namespace mock::views {

const json::Shape& governance_access_shape();
void governance_access(json::Writer& out, const GovernanceAccess& access);

/// {"credentials": {...}}: its secrets, which no other answer shows.
const json::Shape& governance_credentials_shape();
void governance_credentials(json::Writer& out, const GovernanceAccess& access);

/// The one choice each that the API has.
json::Shape access_type_shape();
json::Shape acl_operation_shape();
json::Shape acl_permission_type_shape();
json::Shape acl_resource_type_shape();

}  // namespace mock::views
