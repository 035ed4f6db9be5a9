#pragma once
// A file that is there while the server accepts connections, with its base URL in it. One that an earlier server left
// behind, because it was killed, goes first of all.
#include <string>

namespace mock::cli {

class ReadyFile {
 public:
  /// Removes an old one; an empty name: there is none. Throws Failure when what is there is no file.
  explicit ReadyFile(std::string name);
  /// Throws Failure when that is not possible.
  void write(const std::string& base_url) const;
  void remove() const;

 private:
  std::string name_;
};

}  // namespace mock::cli
