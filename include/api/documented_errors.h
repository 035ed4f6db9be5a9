#pragma once
// The errors that the published API documents for its operations, by status and code: what a suite may want to have
// met at least once.
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace mock::api {

struct DocumentedErrors {
  std::string_view operation;
  std::vector<std::pair<int, std::string_view>> errors;
};

/// By operationId in alphabetical order; operations that document none are not among them.
std::span<const DocumentedErrors> documented_errors();

}  // namespace mock::api
