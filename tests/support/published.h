#pragma once
// What Aiven publishes of its operations (tests/published_operations.tsv) and tells of its roles (tests/roles.tsv), to
// hold the tables of the program against.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mock::test {

using Names = std::set<std::string>;

struct Published {
  std::string id, method, path, success;
  Names needs, scopes;  // any of them
  bool needs_token;
  Names errors;  // "404 organization_not_found": those it documents
};

/// All of them, in the order of the file.
const std::vector<Published>& published();

/// A role or permission, and all that whoever holds it holds besides.
const Names& held_with(std::string_view name);
/// By the names that are published for operations: those that open them besides, as tests/roles_beyond.tsv lists them.
const std::map<Names, Names>& opened_beyond();

}  // namespace mock::test
