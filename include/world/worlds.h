#pragma once
// The worlds of one server, by name. "default" is always there; its API is at /v1/…, that of any other world at
// /_world/NAME/v1/….
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "world/world.h"

namespace mock {

class Worlds {
 public:
  explicit Worlds(Seed seed_of_default);

  /// The default world.
  [[nodiscard]] World& standard() { return *standard_; }

  struct Entrance {
    std::shared_ptr<World> world;  // null when there is no such world
    std::string_view name;
    std::string_view target;  // the request target within that world
  };
  /// Which world a request target belongs to, and what is asked of that world.
  [[nodiscard]] Entrance enter(std::string_view target) const;

  [[nodiscard]] std::size_t size() const;

 private:
  const std::shared_ptr<World> standard_;
  mutable std::mutex door_;  // guards what follows
  std::map<std::string, std::shared_ptr<World>, std::less<>> named_;
};

}  // namespace mock
