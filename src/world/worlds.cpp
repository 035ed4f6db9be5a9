#include "world/worlds.h"

namespace mock {

Worlds::Worlds(State seed_of_default) : standard_(std::make_shared<World>(std::move(seed_of_default))) {
  named_.emplace("default", standard_);
}

Worlds::Entrance Worlds::enter(std::string_view target) const {
  constexpr std::string_view prefix = "/_world/";
  if (!target.starts_with(prefix)) return {standard_, "default", target};
  const auto rest = target.substr(prefix.size());
  const auto name = rest.substr(0, rest.find_first_of("/?"));
  const std::lock_guard door(door_);
  const auto found = named_.find(name);
  return {found == named_.end() ? nullptr : found->second, name, rest.substr(name.size())};
}

std::size_t Worlds::size() const {
  const std::lock_guard door(door_);
  return named_.size();
}

}  // namespace mock
