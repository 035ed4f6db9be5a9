#include "world/snapshots.h"

namespace mock {

StatePtr Snapshots::put(std::string_view name, StatePtr state) {
  const std::lock_guard door(door_);
  kept_[std::string(name)].swap(state);
  return state;
}

StatePtr Snapshots::find(std::string_view name) const {
  const std::lock_guard door(door_);
  const auto found = kept_.find(name);
  return found == kept_.end() ? nullptr : found->second;
}

StatePtr Snapshots::remove(std::string_view name) {
  const std::lock_guard door(door_);
  const auto found = kept_.find(name);
  if (found == kept_.end()) return nullptr;
  auto state = std::move(found->second);
  kept_.erase(found);
  return state;
}

std::vector<std::string> Snapshots::names() const {
  const std::lock_guard door(door_);
  std::vector<std::string> names;
  names.reserve(kept_.size());
  for (const auto& [name, state] : kept_) names.push_back(name);
  return names;
}

}  // namespace mock
