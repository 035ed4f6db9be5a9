#include "support/published.h"

#include <fstream>
#include <sstream>

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

}  // namespace

const std::vector<Published>& published() {
  static const auto all = [] {
    std::ifstream file(AIVEN_MOCK_SOURCE "/tests/published_operations.tsv");
    std::vector<Published> rows;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with('#')) continue;
      std::istringstream in(line);
      std::vector<std::string> fields;
      for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
      REQUIRE(fields.size() == 8);
      rows.push_back({fields[0], fields[1], fields[2], fields[3], split(fields[4]), split(fields[5]),
                      fields[6] == "token", split(fields[7])});
    }
    return rows;
  }();
  return all;
}

}  // namespace mock::test
