#pragma once
// A world that outlives its server: a fixture in a file, written again as the world changes.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/lock_file.h"
#include "cli/trouble.h"
#include "cli/watcher.h"
#include "world/worlds.h"

namespace mock::cli {

class StateFile {
 public:
  /// Takes the file for this process; an empty name: there is none. Throws Failure when another process has it.
  explicit StateFile(std::string name);

  /// Whether there is something to begin with.
  [[nodiscard]] bool is_there() const;
  /// Keeps the default world in the file from now on. Throws Failure when the file cannot be written.
  void start(Worlds& worlds);
  /// Writes the world a last time. False when that is not possible.
  [[nodiscard]] bool stop();

 private:
  // What of a world is kept: its state, and its fault rules as JSON.
  using Kept = std::pair<StatePtr, std::vector<std::string>>;
  // Returns why it is not possible.
  std::optional<std::string> write();
  void look();

  std::string name_;  // as messages have it
  std::string path_;  // of the file itself, when the name is that of a link
  std::optional<LockFile> lock_;
  Worlds* worlds_ = nullptr;  // null: not started
  Kept written_;              // what the file holds
  Trouble trouble_;
  Watcher watcher_;  // the only one that looks, until it has stopped
};

}  // namespace mock::cli
