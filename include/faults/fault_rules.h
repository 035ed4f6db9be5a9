#pragma once
// The fault rules of one world, in their order, and what has become of each. May be used by any number of threads.
#include <atomic>
#include <cstdint>
#include <functional>
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
  /// Is told after every change of the rules whether any of them answers from the past; one call at a time.
  using OnChange = std::function<void(bool looks_back)>;

  explicit FaultRules(OnChange on_change) : on_change_(std::move(on_change)) {}

  /// So many a world may have: each of them is compared with every request.
  static constexpr std::size_t most = 1000;

  /// A rule, what it is called and what it has done.
  struct Entry {
    std::string id;  // "fault-1": never used again within this world
    FaultRule rule;
    std::uint64_t position = 0;  // in the list when it was added; what it draws depends on it
    std::uint64_t draws = 0;     // draws used so far: one a matching request; go_back() sets it back
    std::uint64_t matched = 0;   // requests that matched
    std::uint64_t hits = 0;      // requests that were hit
    Memory memory{};
  };

  /// Whether there is any rule at all.
  [[nodiscard]] bool any() const { return any_.load(std::memory_order_relaxed); }

  /// What becomes of a request: the first rule that fires settles it, those before it may add to it. `seed` is the
  /// world's: with the same seed, the same rules and the same requests, the same requests are hit. `is_admitted`: the
  /// caller comes in, as far as the operation asks.
  [[nodiscard]] Effect decide(const Traits& traits, Time now, std::uint64_t seed, bool is_admitted);

  /// Adds a rule behind the others; nothing when there are as many as there may be.
  std::optional<Entry> add(FaultRule rule);
  [[nodiscard]] std::vector<Entry> list() const;
  /// The rules alone, as a fixture holds them.
  [[nodiscard]] std::vector<FaultRule> rules() const;
  [[nodiscard]] std::optional<Entry> find(std::string_view id) const;
  /// False when there is no such rule.
  bool remove(std::string_view id);
  void clear() { replace({}); }
  /// These rules, as if there had been none before: nothing is counted yet, and ids begin anew.
  void replace(const std::vector<FaultRule>& rules);

  /// What the next requests meet depends on this, besides the rules: how far a rule is in its draws, and what it
  /// remembers.
  struct Progress {
    std::string id;
    std::uint64_t draws = 0;
    Memory memory{};
  };
  [[nodiscard]] std::vector<Progress> progress() const;
  /// Back to an earlier moment: the same requests are hit again. Rules that were not there begin anew.
  void go_back(const std::vector<Progress>& then);

 private:
  Entry& append(FaultRule rule);
  void take_stock();

  const OnChange on_change_;
  std::atomic<bool> any_ = false;
  mutable std::mutex mutex_;  // guards what follows
  std::vector<Entry> rules_;
  std::uint64_t last_number_ = 0;
};

}  // namespace mock
