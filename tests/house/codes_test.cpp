// The house itself: what the sources promise.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "model/refusals.h"
#include "support/catch.h"
#include "support/source_text.h"

namespace mock::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("Every code of the vocabulary is used, provoked by a test, and explained in docs/errors.md", "[house]") {
  const fs::path root(AIVEN_MOCK_SOURCE);
  const auto vocabulary = source_text("include/model/refusals.h");
  const auto explained = source_text("docs/errors.md");
  std::string sources, tests;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src"))
    if (entry.is_regular_file()) sources += source_text(entry.path());
  for (const auto& entry : fs::recursive_directory_iterator(root / "tests"))
    if (entry.path().extension() == ".cpp") tests += source_text(entry.path());
  const std::regex line(R"re(inline constexpr Code (\w+)\s*\{\s*"(\w*)",\s+Kind::\w+,\s+"([^"]*)")re");
  int codes = 0;
  for (std::sregex_iterator at(vocabulary.begin(), vocabulary.end(), line), end; at != end; ++at, ++codes) {
    const std::string name = (*at)[1], on_the_wire = (*at)[2], message = (*at)[3];
    INFO(name);
    CHECK((on_the_wire.empty() || on_the_wire == name));
    CHECK((on_the_wire.empty() || std::ranges::count(refusals::codes(), on_the_wire) == 1));
    CHECK(sources.find("refusals::" + name) != std::string::npos);
    CHECK(explained.find(on_the_wire.empty() ? message : '`' + on_the_wire + '`') != std::string::npos);
    CHECK((tests.find('"' + name + '"') != std::string::npos || tests.find(message) != std::string::npos));
  }
  CHECK(codes > 10);
}

TEST_CASE("A refusal is caught where it becomes an answer, and where what was done before it is kept", "[house]") {
  const fs::path root(AIVEN_MOCK_SOURCE);
  std::set<std::string> places;
  for (const auto* folder : {"src", "include"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file()) continue;
      const auto text = source_text(entry.path());
      if (std::regex_search(text, std::regex(R"re(catch \((const )?Refusal)re")))
        places.insert(fs::relative(entry.path(), root).generic_string());
    }
  CHECK(places ==
        std::set<std::string>{"include/world/world.h", "src/model/permissions.cpp", "src/pipeline/pipeline.cpp"});
}

}  // namespace
}  // namespace mock::test
