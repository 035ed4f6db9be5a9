#pragma once
// What services look like in JSON.
#include "model/services.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 4> words<ServiceState>{"POWEROFF", "REBALANCING", "REBUILDING",
                                                                     "RUNNING"};

const Picture<Service>& service();

}  // namespace mock::views
