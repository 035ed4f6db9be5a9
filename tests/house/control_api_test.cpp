// docs/control-api.md and the table of control operations say the same.
#include <fstream>
#include <regex>
#include <set>
#include <string>

#include "control/table_of_contents.h"
#include "paths.h"
#include "support/catch.h"

namespace mock::test {
namespace {

TEST_CASE("docs/control-api.md lists exactly the control operations", "[house][control]") {
  std::set<std::string> served, listed;
  for (const auto& row : control::operations())
    served.insert(std::string(name(row.method)) + " " + std::string(row.path));
  const std::regex entry("^\\| \\[`([A-Z]+ /[^`]+)`\\]\\(.*");
  std::ifstream document(AIVEN_MOCK_SOURCE "/docs/control-api.md");
  std::smatch found;
  for (std::string line; std::getline(document, line);)
    if (std::regex_match(line, found, entry)) CHECK(listed.insert(found[1]).second);
  CHECK(listed == served);
}

}  // namespace
}  // namespace mock::test
