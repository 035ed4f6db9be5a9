#include "cli/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace mock::cli {
namespace {

// False when somebody else has it.
bool lock(const File& file) {
  if (flock(file.descriptor(), LOCK_EX | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK) throw_error();
  return false;
}

std::string read_owner(const File& file) {
  std::array<char, 20> number{};
  const std::string text(number.data(), file.read(number));
  const auto digits = text.substr(0, text.find('\n'));
  const bool is_number = !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? "process " + digits : "another process";
}

// Whoever had it before may have taken the name away in the meantime.
bool is_still_called(const File& file, const std::string& name) {
  struct stat there {};
  const auto here = file.status();
  return lstat(name.c_str(), &there) == 0 && there.st_ino == here.st_ino && there.st_dev == here.st_dev;
}

}  // namespace

LockFile::LockFile(std::string name) : name_(std::move(name)) {
  while (!take()) {
  }
}

// False when it has to be tried again.
bool LockFile::take() {
  constexpr mode_t for_the_owner = 0600;
  auto file = std::make_unique<File>(name_, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, for_the_owner);
  if (!lock(*file)) {
    owner_ = read_owner(*file);
    return true;
  }
  if (!is_still_called(*file, name_)) return false;
  if (ftruncate(file->descriptor(), 0) != 0) throw_error();
  file->write(std::to_string(getpid()) + '\n');
  file_ = std::move(file);
  return true;
}

LockFile::~LockFile() {
  if (is_mine()) unlink(name_.c_str());
}

}  // namespace mock::cli
