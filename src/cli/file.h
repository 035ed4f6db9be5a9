#pragma once
// An open file. Everything throws std::system_error, whose code says why.
#include <sys/stat.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace mock::cli {

class File {
 public:
  /// As open(2), and never passed on to another program.
  File(const std::string& name, int flags, mode_t mode = 0);
  /// One that is open already, as its descriptor.
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] struct stat status() const;
  /// Reads some bytes; 0 at the end.
  std::size_t read(std::span<char> into) const;
  /// Writes all of it.
  void write(std::string_view text) const;
  void set_mode(mode_t mode) const;
  /// Waits until it is on the disk.
  void sync() const;
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// Why the last call of the system failed, as a std::system_error.
[[noreturn]] void throw_error();

}  // namespace mock::cli
