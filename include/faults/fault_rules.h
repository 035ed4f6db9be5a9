#pragma once
// The fault rules of one world, in their order, and what has become of each. May be used by any number of threads.
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faults/fault_rule.h"

namespace mock {

class FaultRules {
 public:
  /// A rule, what it is called and what it has done.
  struct Entry {
    std::string id;  // "fault-1": never used again within this world
    FaultRule rule;
    std::uint64_t position = 0;  // in the list when it was added; its luck depends on it
    std::uint64_t luck = 0;      // and on how many matching requests there were, but for those that were undone
    std::uint64_t matched = 0;   // requests that matched
    std::uint64_t hits = 0;      // requests that were hit
  };

  /// What becomes of a request: the first rule that fires settles it, those before it may add to it. `seed` is the
  /// world's: with the same seed, the same rules and the same requests, the same requests are hit.
  [[nodiscard]] Effect decide(const Traits& traits, Time now, std::uint64_t seed);

  /// Adds a rule behind the others.
  Entry add(FaultRule rule);
  [[nodiscard]] std::vector<Entry> list() const;
  /// The rules alone, as a fixture holds them.
  [[nodiscard]] std::vector<FaultRule> rules() const;
  [[nodiscard]] std::optional<Entry> find(std::string_view id) const;
  /// False when there is no such rule.
  bool remove(std::string_view id);
  void clear() { replace({}); }
  /// These rules, as if there had been none before: nothing is counted yet, and ids begin anew.
  void replace(const std::vector<FaultRule>& rules);

  /// How far each rule is in its luck, by id.
  using Luck = std::vector<std::pair<std::string, std::uint64_t>>;
  [[nodiscard]] Luck luck() const;
  /// The luck of an earlier moment: the same requests are hit again. Rules that were not there begin anew.
  void go_back(const Luck& luck);

  /// Whether any rule answers reads from the past.
  [[nodiscard]] bool look_back() const { return looking_back_.load(std::memory_order_relaxed); }

 private:
  Entry& append(FaultRule rule);
  void take_stock();

  std::atomic<bool> any_ = false, looking_back_ = false;
  mutable std::mutex door_;  // guards what follows
  std::vector<Entry> rules_;
  std::uint64_t last_number_ = 0;
};

}  // namespace mock
