#include "world/world.h"

namespace mock {

World::World(Seed seed) : seed_(std::move(seed)), present_(seed_.state) { fault_rules.replace(seed_.fault_rules); }

StatePtr World::state() const {
  const std::lock_guard door(door_);
  return present_;
}

StatePtr World::state(const Behind& behind) const {
  const std::lock_guard door(door_);
  return past_.at(behind, present_, std::chrono::steady_clock::now());
}

void World::publish(State next) {
  auto present = std::make_shared<const State>(std::move(next));
  const std::lock_guard door(door_);
  present_.swap(present);  // the last one is let go of after the door is open again
}

void World::succeed(State next) {
  if (!fault_rules.look_back()) return publish(std::move(next));
  auto present = std::make_shared<const State>(std::move(next));
  const std::lock_guard door(door_);
  past_.add(present_, std::chrono::steady_clock::now());
  present_.swap(present);
}

void World::begin_again(StatePtr next) {
  Past past;
  const std::lock_guard door(door_);
  present_.swap(next);
  std::swap(past_, past);
}

void World::reset() {
  const std::lock_guard one_at_a_time(writing_);
  State again = *seed_.state;
  again.clock = again.clock.restarted();
  fault_rules.replace(seed_.fault_rules);
  begin_again(std::make_shared<const State>(std::move(again)));
}

void World::reseed(Seed seed) {
  const std::lock_guard one_at_a_time(writing_);
  seed_ = std::move(seed);
  fault_rules.replace(seed_.fault_rules);
  begin_again(seed_.state);
}

}  // namespace mock
