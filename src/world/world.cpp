#include "world/world.h"

#include "base/time.h"

namespace mock {
namespace {

// A state with its clock as it was set. Most clocks stand still or are the machine's, and then it is the same one.
StatePtr restarted(const StatePtr& state) {
  const auto clock = state->clock.restarted();
  if (clock == state->clock) return state;
  State again = *state;
  again.clock = clock;
  return std::make_shared<const State>(std::move(again));
}

}  // namespace

World::World(Seed seed, JournalOptions journal_options, Disposal* disposal)
    : journal(journal_options), disposal_(disposal), seed_(std::move(seed)), present_(restarted(seed_.state)) {
  fault_rules.replace(seed_.fault_rules);
}

StatePtr World::state() const {
  const std::lock_guard lock(mutex_);
  return present_;
}

StatePtr World::state(const Staleness& staleness) const {
  const std::lock_guard lock(mutex_);
  return past_.at(staleness, present_, std::chrono::steady_clock::now());
}

StatePtr World::beginning() const {
  const auto one_at_a_time = lock_to_write(writing_);
  return seed_.state;
}

StatePtr World::publish(StatePtr next) {
  const std::lock_guard lock(mutex_);
  present_.swap(next);
  return next;
}

StatePtr World::publish_and_remember(StatePtr next) {
  StatePtr forgotten;
  {
    const std::lock_guard lock(mutex_);
    if (past_.is_kept()) forgotten = past_.add(present_, std::chrono::steady_clock::now());
    present_.swap(next);
  }
  if (forgotten) dispose(std::move(forgotten));
  return next;
}

StatePtr World::state_to_keep() const {
  auto present = state();
  const auto& clock = present->clock;
  if (clock.frozen || clock.is_the_machines()) return present;
  State kept = *present;
  kept.clock = Clock::running_from(clock.now());
  return std::make_shared<const State>(std::move(kept));
}

void World::dispose(StatePtr state) const {
  if (disposal_ != nullptr) disposal_->take(std::move(state));
}

// A past that nobody has asked for yet is empty, so that it never has a hole.
void World::keep_past(bool is_kept) {
  std::deque<Past::Stay> forgotten;
  {
    const std::lock_guard lock(mutex_);
    forgotten = past_.keep(is_kept);
  }
  dispose(std::move(forgotten));
}

void World::dispose(std::deque<Past::Stay> past) const {
  if (disposal_ != nullptr && !past.empty())
    disposal_->take(std::make_shared<const std::deque<Past::Stay>>(std::move(past)));
}

void World::replace_everything(StatePtr next) {
  std::deque<Past::Stay> past;
  {
    const std::lock_guard lock(mutex_);
    present_.swap(next);
    past = past_.clear();
  }
  dispose(std::move(past));
  dispose(std::move(next));
}

void World::restore(const Snapshot& kept) {
  const auto one_at_a_time = lock_to_write(writing_);
  fault_rules.go_back(kept.faults);
  replace_everything(restarted(kept.state));
}

void World::reset() {
  const auto one_at_a_time = lock_to_write(writing_);
  fault_rules.replace(seed_.fault_rules);
  journal.clear();
  replace_everything(restarted(seed_.state));
}

void World::reseed(Seed seed) {
  const auto one_at_a_time = lock_to_write(writing_);
  std::swap(seed_, seed);
  fault_rules.replace(seed_.fault_rules);
  journal.clear();
  replace_everything(seed_.state);
  dispose(std::move(seed.state));
}

}  // namespace mock
