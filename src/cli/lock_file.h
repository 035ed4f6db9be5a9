#pragma once
// A file that says: this is mine. It holds the number of the process that has it, and goes with the object. After a
// `kill -9` it stays, and is nobody's.
#include <memory>
#include <string>

#include "cli/file.h"

namespace mock::cli {

class LockFile {
 public:
  /// Throws std::system_error when that is not possible.
  explicit LockFile(std::string name);
  ~LockFile();
  LockFile(const LockFile&) = delete;

  [[nodiscard]] bool is_mine() const { return file_ != nullptr; }
  /// When it is not mine: whose it is, as "process 4711".
  [[nodiscard]] const std::string& owner() const { return owner_; }

 private:
  [[nodiscard]] bool take();

  std::string name_, owner_;
  std::unique_ptr<File> file_;
};

}  // namespace mock::cli
