#pragma once
// One isolated world: a chain of immutable States, of which the newest is the present; the fault rules that its
// requests meet; and what it began as.
//
// Readers take the present and keep it as long as they like; they never wait for a writer. Writers come one after
// another: each works on a draft, which becomes the present when it is finished and is thrown away when it refuses.
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

#include "faults/fault_rules.h"
#include "journal/coverage.h"
#include "journal/journal.h"
#include "model/refusals.h"
#include "model/state.h"
#include "world/disposal.h"
#include "world/past.h"
#include "world/snapshots.h"
#include "world/write_lock.h"

namespace mock {

/// What a world begins as.
struct Seed {
  Seed(State its_state, std::vector<FaultRule> its_rules = {})  // NOLINT(*-explicit-*): a State alone is a seed too
      : state(std::make_shared<const State>(std::move(its_state))), fault_rules(std::move(its_rules)) {}
  /// What another world is now, without fault rules.
  explicit Seed(StatePtr its_state) : state(std::move(its_state)) {}

  StatePtr state;
  std::vector<FaultRule> fault_rules;
};

class World {
 public:
  /// A world that is, and after reset() will be again, as `seed`. What it lets go of is handed to `disposal`, which
  /// must outlive it; null: it does that itself.
  explicit World(Seed seed, JournalOptions journal_options = {}, Disposal* disposal = nullptr);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // These provide their own synchronization:
  FaultRules fault_rules{[this](bool looks_back) { keep_past(looks_back); }};
  Journal journal;
  Coverage coverage;  // since the world was made: reset() leaves it alone
  Snapshots snapshots;

  /// The current state.
  [[nodiscard]] StatePtr state() const;

  /// What reset() goes back to, without its fault rules.
  [[nodiscard]] StatePtr beginning() const;

  /// An earlier state: of the last 1000 changes since there is a rule that asks for them.
  [[nodiscard]] StatePtr state(const Staleness& staleness) const;

  /// Runs `change` on a draft of the next State, publishes it, and returns what `change` returns. When it throws,
  /// the world stays as it is, except when a RefusalOfTheRest keeps the changes made before it.
  template <class Change>
  auto change(Change change) {
    return replace(change, &World::publish_and_remember);
  }

  /// The same for what is no write, and never hidden from reads of the past: the clock, and the last use of a token.
  template <class Change>
  auto touch(Change change) {
    return replace(change, &World::publish);
  }

  /// The present, to be kept: a clock that runs apart from the machine's starts at this moment when it is used again.
  [[nodiscard]] StatePtr state_to_keep() const;

  /// Makes a state that was kept the present one: data, clock and ids. Fault rules and journal stay, but the same
  /// requests meet the same faults again.
  void restore(const Snapshot& kept);

  /// Back to the state it was seeded with: data, clock, ids and fault rules, and the journal is empty. Snapshots stay.
  void reset();

  /// Replaces the world, and what reset() goes back to. Snapshots stay.
  void reseed(Seed seed);

  /// Lets go of a state, without keeping anybody waiting.
  void dispose(StatePtr state) const;

 private:
  template <class Change>
  auto replace(Change& change, StatePtr (World::*finish)(StatePtr)) {
    StatePtr replaced;  // let go of when the next one may write already
    const auto one_at_a_time = lock_to_write(writing_);
    const auto draft = std::make_shared<State>(*state());
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<Change&, State&>>) {
        change(*draft);
        replaced = (this->*finish)(draft);
      } else {
        auto result = change(*draft);
        replaced = (this->*finish)(draft);
        return result;
      }
    } catch (const RefusalOfTheRest&) {  // all others pass by, and the draft is thrown away
      replaced = (this->*finish)(draft);
      throw;
    }
  }

  // Both make `next` the present, and return the one before; publish_and_remember() may remember it.
  StatePtr publish(StatePtr next);
  StatePtr publish_and_remember(StatePtr next);
  void replace_everything(StatePtr next);
  void keep_past(bool is_kept);
  void dispose(std::deque<Past::Stay> past) const;

  Disposal* const disposal_;
  mutable std::mutex writing_;  // held through one change; guards the next line
  Seed seed_;
  mutable std::mutex mutex_;  // held for the copy of a pointer; guards the next lines
  StatePtr present_;
  Past past_;
};

}  // namespace mock
