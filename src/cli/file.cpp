#include "cli/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace mock::cli {

void throw_error() { throw std::system_error(errno, std::generic_category()); }

File::File(const std::string& name, int flags, mode_t mode) : descriptor_(open(name.c_str(), flags | O_CLOEXEC, mode)) {
  if (descriptor_ < 0) throw_error();
}

File::~File() { close(descriptor_); }

struct stat File::status() const {
  struct stat status {};
  if (fstat(descriptor_, &status) != 0) throw_error();
  return status;
}

std::size_t File::read(std::span<char> into) const {
  while (true) {
    const auto count = ::read(descriptor_, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) throw_error();
  }
}

void File::write(std::string_view text) const {
  while (!text.empty()) {
    const auto count = ::write(descriptor_, text.data(), text.size());
    if (count >= 0)
      text.remove_prefix(static_cast<std::size_t>(count));
    else if (errno != EINTR)
      throw_error();
  }
}

void File::set_mode(mode_t mode) const {
  if (fchmod(descriptor_, mode) != 0) throw_error();
}

void File::sync() const {
  if (fsync(descriptor_) != 0) throw_error();
}

}  // namespace mock::cli
