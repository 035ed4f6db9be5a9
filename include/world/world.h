#pragma once
// One isolated world: a chain of immutable States, of which the newest is the present.
//
// Readers take the present and keep it as long as they like; they never wait for a writer. Writers come one after
// another: each works on a draft, which becomes the present when it is finished and is thrown away when it refuses.
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>

#include "model/refusals.h"
#include "model/state.h"

namespace mock {

using StatePtr = std::shared_ptr<const State>;

class World {
 public:
  /// A world that is, and after reset() will be again, as `seed`.
  explicit World(State seed);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// What is.
  [[nodiscard]] StatePtr state() const;

  /// Makes what will be: calls `change` with a draft of the next State and returns what it returns. When it throws,
  /// the world stays as it is, except for a Refusal that keeps the changes made before it.
  template <class Change>
  auto change(Change change) {
    const std::lock_guard one_at_a_time(writing_);
    State draft = *state();
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<Change, State&>>) {
        change(draft);
        publish(std::move(draft));
      } else {
        auto result = change(draft);
        publish(std::move(draft));
        return result;
      }
    } catch (const Refusal& refusal) {
      if (refusal.keeps_earlier_changes) publish(std::move(draft));
      throw;
    }
  }

  /// Back to the state it was seeded with: data, clock and ids.
  void reset();

  /// Replaces the world, and what reset() goes back to.
  void reseed(State seed);

 private:
  void publish(State next);

  std::mutex writing_;  // held through one change; guards the next line
  StatePtr seed_;
  mutable std::mutex door_;  // held for the copy of a pointer; guards the next line
  StatePtr present_;
};

}  // namespace mock
