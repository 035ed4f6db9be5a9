#pragma once
// Errors that the API documents for its operations, and how each is provoked. The test file of a resource registers its
// own; tests/api/documented_errors_test.cpp provokes them all and finds the operations that miss one.
//
//   const DocumentedErrors address_errors{demo, {
//       {"OrganizationAddressGet", "404 organization_not_found", get(sofia, nowhere + "/address/a")},
//   }};
#include <functional>
#include <string>
#include <vector>

#include "support/a_world.h"

namespace mock::test {

using Provoke = std::function<Answer(AWorld&)>;

struct DocumentedError {
  const char* operation;
  const char* error;  // "404 organization_not_found"
  Provoke provoke;
  nlohmann::json (*fixture)() = demo;  // the world it is provoked in
};

/// Adds errors to those of the whole binary, all provoked in the world of one fixture.
class DocumentedErrors {
 public:
  DocumentedErrors(nlohmann::json (*fixture)(), std::vector<DocumentedError> errors);
};

const std::vector<DocumentedError>& documented_errors();

inline const std::string nowhere = "/v1/organization/org00000000000";  // there is no such organization

Provoke get(std::string_view who, std::string path);
Provoke remove(std::string_view who, std::string path);
Provoke post(std::string_view who, std::string path, nlohmann::json body);
Provoke put(std::string_view who, std::string path, nlohmann::json body);
Provoke patch(std::string_view who, std::string path, nlohmann::json body);

}  // namespace mock::test
