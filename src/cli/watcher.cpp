#include "cli/watcher.h"

#include <chrono>

namespace mock::cli {

void Watcher::start(std::string text, std::function<std::optional<std::string>()> read,
                    std::function<void(const std::string&)> changed) {
  thread_ = std::thread([this, text = std::move(text), read = std::move(read), changed = std::move(changed)]() mutable {
    constexpr auto interval = std::chrono::milliseconds(200);
    std::unique_lock door(door_);
    while (!news_.wait_for(door, interval, [&] { return stopping_; })) {
      auto now = read();
      if (!now || *now == text) continue;
      text = std::move(*now);
      changed(text);
    }
  });
}

void Watcher::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard door(door_);
    stopping_ = true;
  }
  news_.notify_all();
  thread_.join();
}

}  // namespace mock::cli
