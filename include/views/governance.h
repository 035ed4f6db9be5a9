#pragma once
// What accesses to governed topics look like in JSON.
#include "model/governance.h"
#include "views/picture.h"

namespace mock::views {

const Picture<GovernanceAccess>& governance_access();
/// Its "access_data".
const Picture<GovernanceAccess>& governance_access_data();
/// What an access keeps of what its user may do on a topic.
const Picture<KafkaAcl>& kafka_acl();

/// Its secrets, which no other answer shows.
const Picture<GovernanceAccess>& governance_credentials();

/// The one choice each that the API has.
json::Shape access_type_shape();
json::Shape acl_permission_type_shape();
json::Shape acl_resource_type_shape();

}  // namespace mock::views
