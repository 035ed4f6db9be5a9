#pragma once
// What an organization decides about signing in and about addresses, in JSON.
#include "model/organizations.h"
#include "views/picture.h"

namespace mock::views {

const Picture<AuthenticationConfig>& authentication_config();

/// Of an organization: the addresses from which it may be reached.
const Picture<Organization>& api_client_ip_allowlist();

}  // namespace mock::views
