#include "cli/whole_file.h"

#include <filesystem>
#include <fstream>

namespace mock::cli {

bool write_whole_file(const std::string& name, std::string_view text) {
  const auto unfinished = name + ".part";
  std::ofstream file(unfinished, std::ios::binary);
  file << text;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(unfinished, name, error);
  return file && !error;
}

}  // namespace mock::cli
