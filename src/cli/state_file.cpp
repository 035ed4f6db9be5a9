#include "cli/state_file.h"

#include <iostream>

#include "cli/fixture_file.h"
#include "cli/whole_file.h"
#include "fixtures/write.h"

namespace mock::cli {

void StateFile::start(World& world, std::string name) {
  world_ = &world;
  name_ = std::move(name);
  if (!write(world.state())) throw Failure{{"cannot write the state file " + name_}};
  watcher_.start([this] { look(); });
}

void StateFile::stop() {
  if (world_ == nullptr) return;
  watcher_.stop();
  if (!write(world_->state())) std::cerr << "aiven-mock: cannot write the state file " << name_ << '\n';
  world_ = nullptr;
}

// A file that cannot be written now is tried again at the next look, and told of at the stop.
void StateFile::look() {
  if (auto state = world_->state(); state != written_) static_cast<void>(write(std::move(state)));
}

bool StateFile::write(StatePtr state) {
  if (!write_whole_file(name_, fixtures::write(*state, world_->fault_rules.rules()))) return false;
  written_ = std::move(state);
  return true;
}

}  // namespace mock::cli
