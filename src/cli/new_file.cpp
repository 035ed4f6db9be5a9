#include "cli/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace mock::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = ".part-";
constexpr mode_t mode_bits = 07777;

fs::path folder_of(const fs::path& name) { return name.has_parent_path() ? name.parent_path() : fs::path("."); }

}  // namespace

std::string behind_links(std::string name) {
  constexpr int most_links = 40;  // as many as the system follows
  for (int links = 0; links < most_links; ++links) {
    std::error_code is_no_link;
    const auto target = fs::read_symlink(name, is_no_link);
    if (is_no_link) return name;
    name = (folder_of(name) / target).string();
  }
  throw std::system_error(ELOOP, std::generic_category());
}

NewFile::NewFile(std::string name, mode_t mode) : name_(std::move(name)), unfinished_(name_) {
  unfinished_.append(mark).append("XXXXXX");
  struct stat there {};
  if (lstat(name_.c_str(), &there) == 0 && S_ISREG(there.st_mode)) mode = there.st_mode & mode_bits;
  const int descriptor = mkostemp(unfinished_.data(), O_CLOEXEC);
  if (descriptor < 0) throw_error();
  file_ = std::make_unique<File>(descriptor);
  file_->set_mode(mode);
}

NewFile::~NewFile() {
  if (file_) unlink(unfinished_.c_str());
}

void NewFile::finish(bool durably) {
  if (durably) file_->sync();
  if (rename(unfinished_.c_str(), name_.c_str()) != 0) throw_error();
  file_.reset();
  if (durably) File(folder_of(name_).string(), O_RDONLY | O_DIRECTORY).sync();
}

void remove_unfinished(const std::string& name) {
  const auto beginning = fs::path(name).filename().string().append(mark);
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_of(name), ignored))
    if (entry.path().filename().string().starts_with(beginning)) fs::remove(entry.path(), ignored);
}

}  // namespace mock::cli
