#include "support/published.h"

#include <fstream>
#include <map>
#include <sstream>

#include "model/permissions.h"
#include "paths.h"
#include "support/catch.h"

namespace mock::test {
namespace {

Names split(const std::string& text) {
  Names names;
  std::istringstream in(text);
  for (std::string name; std::getline(in, name, '|');)
    if (name != "-") names.insert(name);
  return names;
}

// The lines of a file of facts, field by field.
std::vector<std::vector<std::string>> facts_of(const std::string& name, std::size_t width) {
  std::ifstream file(AIVEN_MOCK_SOURCE "/tests/" + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream in(line);
    auto& fields = rows.emplace_back();
    for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
    REQUIRE(fields.size() == width);
  }
  return rows;
}

// "project:*" is all that begin so.
Names written_out(const Names& patterns) {
  Names names;
  for (const auto& pattern : patterns)
    for (const auto name : permission_names)
      if (name == pattern || (pattern.ends_with('*') && name.starts_with(pattern.substr(0, pattern.size() - 1))))
        names.emplace(name);
  return names;
}

}  // namespace

const std::vector<Published>& published() {
  static const auto all = [] {
    std::vector<Published> rows;
    for (const auto& fields : facts_of("published_operations.tsv", 8))
      rows.push_back({fields[0], fields[1], fields[2], fields[3], split(fields[4]), split(fields[5]),
                      fields[6] == "token", split(fields[7])});
    return rows;
  }();
  return all;
}

const Names& held_with(std::string_view name) {
  static const auto all = [] {
    std::map<std::string, Names, std::less<>> names;
    for (const auto each : permission_names) names[std::string(each)].emplace(each);
    for (const auto& fields : facts_of("roles.tsv", 3)) names.at(fields[0]).merge(written_out(split(fields[1])));
    return names;
  }();
  return all.find(name)->second;
}

const std::map<Names, Names>& opened_beyond() {
  static const auto all = [] {
    std::map<Names, Names> beyond;
    for (const auto& fields : facts_of("roles_beyond.tsv", 3)) beyond[split(fields[0])] = split(fields[1]);
    return beyond;
  }();
  return all;
}

}  // namespace mock::test
