#include "base/version.h"

#include <regex>
#include <string>

#include "support/catch.h"
#include "support/source_text.h"

namespace mock::test {
namespace {

TEST_CASE("The version of the program is that of the project", "[base][version]") {
  std::smatch project;
  const auto text = source_text("CMakeLists.txt");
  REQUIRE(std::regex_search(text, project, std::regex(R"(project\(aiven-mock VERSION ([0-9.]+))")));
  CHECK(version() == project[1].str());
}

TEST_CASE("The program tells the commit it was built from, when it was built in a clone", "[base][version]") {
  CHECK(std::filesystem::exists(std::filesystem::path(AIVEN_MOCK_SOURCE) / ".git") != commit().empty());
  CHECK(std::regex_match(std::string(commit()), std::regex("([0-9a-f]{7,})?")));
}

}  // namespace
}  // namespace mock::test
