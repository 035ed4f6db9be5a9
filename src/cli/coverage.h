#pragma once
// Files that tell what of the API was asked: `exec --coverage` and `aiven-mock coverage` write them.
#include <string>

#include "cli/coverage_report.h"

namespace mock::cli {

/// Adds an answer of GET /_mock/coverage; `origin` is where it comes from. Throws Failure when it is none.
void add_coverage(CoverageReport& report, const std::string& text, const std::string& origin);

/// Writes it in the form that the ending says. Throws Failure.
void write_coverage(const CoverageReport& report, const std::string& file);

/// For an option: whether the ending says a form. Empty: it does.
std::string check_coverage_file(const std::string& file);

}  // namespace mock::cli
