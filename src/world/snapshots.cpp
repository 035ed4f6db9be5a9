#include "world/snapshots.h"

#include <utility>

namespace mock {

std::optional<Snapshot> Snapshots::put(std::string_view name, Snapshot snapshot) {
  const std::lock_guard lock(mutex_);
  const auto [place, is_new] = kept_.try_emplace(std::string(name));
  std::swap(place->second, snapshot);
  return is_new ? std::nullopt : std::optional(std::move(snapshot));
}

std::optional<Snapshot> Snapshots::find(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(name);
  return found == kept_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Snapshot> Snapshots::remove(std::string_view name) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(name);
  if (found == kept_.end()) return std::nullopt;
  std::optional snapshot(std::move(found->second));
  kept_.erase(found);
  return snapshot;
}

std::vector<std::string> Snapshots::names() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  names.reserve(kept_.size());
  for (const auto& [name, snapshot] : kept_) names.push_back(name);
  return names;
}

}  // namespace mock
