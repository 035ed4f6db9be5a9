#pragma once
// What alerts, static addresses, encryption keys and endpoints of integrations look like in JSON.
#include "model/project_lists.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 6> words<StaticIpState>{"creating", "created",  "available",
                                                                      "assigned", "deleting", "deleted"};

const Picture<Alert>& alert();
const Picture<StaticIp>& static_ip();
const Picture<Cmk>& cmk();
const Picture<IntegrationEndpoint>& integration_endpoint();

}  // namespace mock::views
