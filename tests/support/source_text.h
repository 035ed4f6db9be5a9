#pragma once
// The text of files of the source tree, for tests about the house itself.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "paths.h"

namespace mock::test {

/// The text of a file, named from the top of the tree: source_text("docs/errors.md").
inline std::string source_text(const std::filesystem::path& name) {
  std::ostringstream text;
  text << std::ifstream(std::filesystem::path(AIVEN_MOCK_SOURCE) / name).rdbuf();
  return text.str();
}

}  // namespace mock::test
