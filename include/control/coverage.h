#pragma once
// What of the API was asked, as GET /_mock/coverage answers.
#include <string>

#include "journal/coverage.h"

namespace mock::control {

std::string coverage_as_json(const Coverage::Report& report);

}  // namespace mock::control
