#pragma once
// States that somebody kept, by name: data, ids and clock. Keeping one and going back to it takes constant time,
// whatever its size, since states share what they have in common.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "world/past.h"

namespace mock {

class Snapshots {
 public:
  /// Keeps `state` under this name. Returns what was kept under it before, or null.
  StatePtr put(std::string_view name, StatePtr state);
  /// Null when there is none of this name.
  [[nodiscard]] StatePtr find(std::string_view name) const;
  /// What was kept under this name; null when there is none.
  StatePtr remove(std::string_view name);
  /// In alphabetical order.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  mutable std::mutex door_;  // guards the next line
  std::map<std::string, StatePtr, std::less<>> kept_;
};

}  // namespace mock
