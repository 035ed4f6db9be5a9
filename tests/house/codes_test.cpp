// The house itself: what the sources promise.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "paths.h"
#include "support/catch.h"

namespace mock::test {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

TEST_CASE("Every code of the vocabulary is used, and provoked by a test", "[house]") {
  const fs::path root(AIVEN_MOCK_SOURCE);
  const auto vocabulary = text_of(root / "include/model/refusals.h");
  std::string sources, tests;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src"))
    if (entry.is_regular_file()) sources += text_of(entry.path());
  for (const auto& entry : fs::recursive_directory_iterator(root / "tests"))
    if (entry.path().extension() == ".cpp") tests += text_of(entry.path());
  const std::regex line(R"re(inline constexpr Code (\w+)\s*\{"(\w*)",\s+Kind::\w+,\s+"([^"]*)")re");
  int codes = 0;
  for (std::sregex_iterator at(vocabulary.begin(), vocabulary.end(), line), end; at != end; ++at, ++codes) {
    const std::string name = (*at)[1], on_the_wire = (*at)[2], message = (*at)[3];
    INFO(name);
    CHECK((on_the_wire.empty() || on_the_wire == name));
    CHECK(sources.find("refusals::" + name) != std::string::npos);
    CHECK((tests.find('"' + name + '"') != std::string::npos || tests.find(message) != std::string::npos));
  }
  CHECK(codes > 10);
}

}  // namespace
}  // namespace mock::test
