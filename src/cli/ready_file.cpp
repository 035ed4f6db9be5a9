#include "cli/ready_file.h"

#include <filesystem>
#include <system_error>

#include "cli/fixture_file.h"
#include "cli/new_file.h"

namespace mock::cli {
namespace {

namespace fs = std::filesystem;

Failure cannot_write(const std::string& name, const std::string& reason) {
  return Failure{{"cannot write the ready file " + name + ": " + reason}};
}

}  // namespace

ReadyFile::ReadyFile(std::string name) : name_(std::move(name)) {
  if (name_.empty()) return;
  std::error_code ignored;
  const auto there = fs::symlink_status(name_, ignored);
  if (fs::exists(there) && !fs::is_regular_file(there) && !fs::is_symlink(there))
    throw cannot_write(name_, "what is there is no file");
  std::error_code error;
  fs::remove(name_, error);
  if (error && fs::exists(there)) throw cannot_write(name_, error.message());
}

void ReadyFile::write(const std::string& base_url) const {
  if (name_.empty()) return;
  constexpr mode_t for_all_to_read = 0644;
  try {
    NewFile file(name_, for_all_to_read);
    file.write(base_url + '\n');
    file.finish(false);
  } catch (const std::system_error& error) {
    throw cannot_write(name_, error.code().message());
  }
}

void ReadyFile::remove() const {
  std::error_code ignored;
  if (!name_.empty()) fs::remove(name_, ignored);
}

}  // namespace mock::cli
