#include "world/worlds.h"

#include <algorithm>

#include "base/ascii.h"

namespace mock {
namespace {

// "//v1/me" is what avn asks for when its base URL ends in a slash.
std::string_view without_empty_start(std::string_view target) {
  while (target.starts_with("//")) target.remove_prefix(1);
  return target;
}

}  // namespace

Worlds::Worlds(Seed seed_of_default, JournalOptions journal_options)
    : journal_options_(journal_options),
      standard_(std::make_shared<World>(std::move(seed_of_default), journal_options, &disposal_)) {
  named_.emplace(standard_name, standard_);
}

Worlds::Entrance Worlds::enter(std::string_view target) const {
  constexpr std::string_view prefix = "/_world/";
  target = without_empty_start(target);
  if (!target.starts_with(prefix)) return {standard_, standard_name, target};
  const auto rest = target.substr(prefix.size());
  const auto name = rest.substr(0, rest.find_first_of("/?"));
  return {find(name), name, without_empty_start(rest.substr(name.size()))};
}

std::string Worlds::url_of(std::string_view base_url, std::string_view name) {
  std::string url(base_url);
  return name == standard_name ? url : url.append("/_world/").append(name);
}

std::shared_ptr<World> Worlds::find(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto found = named_.find(name);
  return found == named_.end() ? nullptr : found->second;
}

// Worlds are made and let go of outside the lock: both may take a while.
bool Worlds::put(std::string_view name, Seed seed, bool only_if_new) {
  auto world = std::make_shared<World>(std::move(seed), journal_options_, &disposal_);
  {
    const std::lock_guard lock(mutex_);
    auto& place = named_[std::string(name)];
    if (place && only_if_new) return false;
    place.swap(world);
    if (world) world->coverage.hand_over_to(of_the_past_);
  }
  if (world) world->journal.close();
  disposal_.take(std::move(world));
  return true;
}

bool Worlds::remove(std::string_view name) {
  std::shared_ptr<World> world;
  {
    const std::lock_guard lock(mutex_);
    const auto found = named_.find(name);
    if (found == named_.end()) return false;
    world = std::move(found->second);
    named_.erase(found);
    world->coverage.hand_over_to(of_the_past_);
  }
  world->journal.close();
  disposal_.take(std::move(world));
  return true;
}

std::vector<std::string> Worlds::names() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  names.reserve(named_.size());
  for (const auto& [name, world] : named_) names.push_back(name);
  return names;
}

std::size_t Worlds::size() const {
  const std::lock_guard lock(mutex_);
  return named_.size();
}

// Worlds go under the same lock, so none is counted twice or not at all.
Coverage::Report Worlds::coverage() const {
  Coverage::Report report;
  const std::lock_guard lock(mutex_);
  of_the_past_.add_to(report);
  for (const auto& [name, world] : named_) world->coverage.add_to(report);
  return report;
}

void Worlds::clear_coverage() {
  const std::lock_guard lock(mutex_);
  of_the_past_.clear();
  for (const auto& [name, world] : named_) world->coverage.clear();
}

bool Worlds::is_name(std::string_view name) {
  constexpr std::size_t longest = 128;
  if (name == "." || name == "..") return false;  // clients take these out of paths
  return !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [](char c) {
    return ascii::is_letter_or_digit(c) || c == '.' || c == '_' || c == '-';
  });
}

}  // namespace mock
