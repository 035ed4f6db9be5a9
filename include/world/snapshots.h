#pragma once
// States that somebody kept, by name: data, ids and clock. Keeping one and going back to it takes constant time,
// whatever its size, since states share what they have in common.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faults/fault_rules.h"
#include "world/past.h"

namespace mock {

struct Snapshot {
  StatePtr state;
  std::vector<FaultRules::Progress> faults;  // how far the fault rules were
};

class Snapshots {
 public:
  /// Keeps a snapshot under this name. Returns what was kept under it before.
  std::optional<Snapshot> put(std::string_view name, Snapshot snapshot);
  /// Nothing when there is none of this name.
  [[nodiscard]] std::optional<Snapshot> find(std::string_view name) const;
  /// What was kept under this name.
  std::optional<Snapshot> remove(std::string_view name);
  /// In alphabetical order.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  mutable std::mutex mutex_;  // guards the next line
  std::map<std::string, Snapshot, std::less<>> kept_;
};

}  // namespace mock
