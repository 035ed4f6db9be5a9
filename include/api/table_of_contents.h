#pragma once
// Every operation there is. A new resource is one line in table_of_contents.cpp.
#include <span>
#include <string_view>
#include <vector>

#include "api/operation.h"
#include "exchange/check_match.h"

namespace mock::api {

/// The operations served, resource by resource.
const std::vector<Operation>& operations();

/// The one of this id, which must be one of them.
const Operation& operation(std::string_view id);

/// What patterns of requests may ask for.
std::span<const Served> served();

}  // namespace mock::api
