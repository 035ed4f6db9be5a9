#pragma once
// Every operation there is. A new resource is one line in table_of_contents.cpp.
#include <span>
#include <vector>

#include "api/operation.h"

namespace mock::api {

/// The operations served, resource by resource.
const std::vector<Operation>& operations();

}  // namespace mock::api
