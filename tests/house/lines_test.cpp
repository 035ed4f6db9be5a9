// The house itself: what clang-format leaves to us.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>

#include "support/catch.h"
#include "support/source_text.h"

namespace mock::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("No line of the sources is wider than 120 characters", "[house]") {
  const auto begins_a_character = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; };  // in UTF-8
  int lines = 0;
  for (const auto* folder : {"include", "src"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(AIVEN_MOCK_SOURCE) / folder)) {
      if (const auto ending = entry.path().extension(); ending != ".h" && ending != ".cpp") continue;
      std::istringstream text(source_text(entry.path()));
      int number = 0;
      for (std::string line; std::getline(text, line); ++lines) {
        ++number;
        if (std::count_if(line.begin(), line.end(), begins_a_character) > 120)
          FAIL_CHECK(entry.path().string() << ":" << number);
      }
    }
  CHECK(lines > 1000);
}

}  // namespace
}  // namespace mock::test
