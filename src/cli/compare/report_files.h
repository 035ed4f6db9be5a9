#pragma once
// The report of a comparison, written where it is wanted.
#include <string>
#include <vector>

#include "compare/report.h"

namespace mock::cli {

/// Throws Failure when a file ends with neither .md nor .json.
void check_report_files(const std::vector<std::string>& files);

/// Each in the form that its ending says, and never half. Throws Failure.
void write_report_files(const std::vector<std::string>& files, const compare::Report& report);

}  // namespace mock::cli
