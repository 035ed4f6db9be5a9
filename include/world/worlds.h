#pragma once
// The worlds of one server, by name. "default" is always there; its API is at /v1/…, that of any other world at
// /_world/NAME/v1/….
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "world/keeping.h"
#include "world/world.h"

namespace mock {

class Worlds {
 public:
  static constexpr std::string_view standard_name = "default";

  explicit Worlds(Seed seed_of_default, JournalOptions journal_options = {});

  /// The default world.
  [[nodiscard]] World& standard() { return *standard_; }
  /// How it goes with keeping that one in a file.
  [[nodiscard]] Keeping& keeping() { return keeping_; }

  struct Entrance {
    std::shared_ptr<World> world;  // null when there is no such world
    std::string_view name;
    std::string_view target;  // the request target within that world
  };
  /// Which world a request target belongs to, and what is asked of that world.
  [[nodiscard]] Entrance enter(std::string_view target) const;

  /// Where a world is, for whoever reaches the server at `base_url`.
  [[nodiscard]] static std::string url_of(std::string_view base_url, std::string_view name);

  /// Null when there is no world of this name.
  [[nodiscard]] std::shared_ptr<World> find(std::string_view name) const;

  /// A world of this name, which is_name() accepts and which is not that of the default world. Where there is one, it
  /// is replaced, or with `only_if_new` nothing happens and the result is false.
  bool put(std::string_view name, Seed seed, bool only_if_new = false);

  /// False when there is no such world. Requests that are in it finish.
  bool remove(std::string_view name);

  /// In alphabetical order.
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] std::size_t size() const;

  /// From 1, and never the same again: for names.
  [[nodiscard]] std::uint64_t next_number() { return ++last_number_; }

  /// What has been asked in all worlds, also in those that are gone.
  [[nodiscard]] Coverage::Report coverage() const;
  void clear_coverage();

  /// Whether a world may be called that: 1 to 128 letters, digits, '.', '_' and '-'; not "." or "..".
  [[nodiscard]] static bool is_name(std::string_view name);

 private:
  const JournalOptions journal_options_;  // of each world
  Disposal disposal_;                     // outlives all worlds
  Coverage of_the_past_;                  // of worlds that are gone; outlives them
  const std::shared_ptr<World> standard_;
  Keeping keeping_;
  std::atomic<std::uint64_t> last_number_ = 0;
  mutable std::mutex mutex_;  // guards what follows
  std::map<std::string, std::shared_ptr<World>, std::less<>> named_;
};

}  // namespace mock
