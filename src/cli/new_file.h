#pragma once
// Files that nobody sees half written: the text goes into a new file beside the one that is meant, which then takes its
// name. The new file is made for this process alone: no link that lies there is followed, and nobody else's file is
// written to.
#include <memory>
#include <string>
#include <string_view>

#include "cli/file.h"

namespace mock::cli {

/// The name that `name` leads to: links are followed, also those to a file that is not there yet.
std::string behind_links(std::string name);

class NewFile {
 public:
  /// Begins a file that will be called `name`. One of that name passes its mode on; without one it is `mode`.
  /// Throws std::system_error, as everything here.
  NewFile(std::string name, mode_t mode);
  /// Forgets what was written, when it was not finished.
  ~NewFile();
  NewFile(const NewFile&) = delete;

  void write(std::string_view text) { file_->write(text); }
  /// Gives it its name. With `durably` it is there after a failure of the machine as well.
  void finish(bool durably);

 private:
  std::string name_, unfinished_;
  std::unique_ptr<File> file_;
};

/// Removes what a process that was killed has left of new files of that name. Nobody else may be writing one.
void remove_unfinished(const std::string& name);

}  // namespace mock::cli
