#pragma once
// What Aiven publishes of its operations (tests/published_operations.tsv), to hold the tables of the program against.
#include <set>
#include <string>
#include <vector>

namespace mock::test {

using Names = std::set<std::string>;

struct Published {
  std::string id, method, path, success;
  Names needs, scopes;  // any of them
  bool needs_token;
  Names errors;  // "404 organization_not_found": those it documents
};

/// All 205, in the order of the file.
const std::vector<Published>& published();

}  // namespace mock::test
