#include "world/world.h"

namespace mock {

World::World(State seed) : seed_(std::make_shared<const State>(std::move(seed))), present_(seed_) {}

StatePtr World::state() const {
  const std::lock_guard door(door_);
  return present_;
}

void World::publish(State next) {
  auto present = std::make_shared<const State>(std::move(next));
  const std::lock_guard door(door_);
  present_.swap(present);  // the past is let go of after the door is open again
}

void World::reset() {
  const std::lock_guard one_at_a_time(writing_);
  State again = *seed_;
  again.clock = again.clock.restarted();
  auto next = std::make_shared<const State>(std::move(again));
  const std::lock_guard door(door_);
  present_.swap(next);
}

void World::reseed(State seed) {
  auto next = std::make_shared<const State>(std::move(seed));
  const std::lock_guard one_at_a_time(writing_);
  seed_ = next;
  const std::lock_guard door(door_);
  present_.swap(next);
}

}  // namespace mock
