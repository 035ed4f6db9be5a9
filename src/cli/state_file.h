#pragma once
// A world that outlives its server: a fixture in a file, written again as the world changes.
#include <string>

#include "cli/watcher.h"
#include "world/world.h"

namespace mock::cli {

class StateFile {
 public:
  /// Keeps `world` in the file `name` from now on. Throws Failure when the file cannot be written.
  void start(World& world, std::string name);
  /// Writes the world a last time.
  void stop();

 private:
  void look();
  [[nodiscard]] bool write(StatePtr state);

  World* world_ = nullptr;  // null: not started
  std::string name_;
  StatePtr written_;  // what the file holds
  Watcher watcher_;   // the only one that looks, until it has stopped
};

}  // namespace mock::cli
