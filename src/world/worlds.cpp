#include "world/worlds.h"

namespace mock {
namespace {

// "//v1/me" is what avn asks for when its base URL ends in a slash.
std::string_view without_empty_start(std::string_view target) {
  while (target.starts_with("//")) target.remove_prefix(1);
  return target;
}

}  // namespace

Worlds::Worlds(Seed seed_of_default) : standard_(std::make_shared<World>(std::move(seed_of_default))) {
  named_.emplace("default", standard_);
}

Worlds::Entrance Worlds::enter(std::string_view target) const {
  constexpr std::string_view prefix = "/_world/";
  target = without_empty_start(target);
  if (!target.starts_with(prefix)) return {standard_, "default", target};
  const auto rest = target.substr(prefix.size());
  const auto name = rest.substr(0, rest.find_first_of("/?"));
  const std::lock_guard door(door_);
  const auto found = named_.find(name);
  return {found == named_.end() ? nullptr : found->second, name, without_empty_start(rest.substr(name.size()))};
}

std::size_t Worlds::size() const {
  const std::lock_guard door(door_);
  return named_.size();
}

}  // namespace mock
