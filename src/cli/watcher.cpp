#include "cli/watcher.h"

#include <chrono>

namespace mock::cli {

void Watcher::start(std::function<void()> look) {
  thread_ = std::thread([this, look = std::move(look)] {
    constexpr auto interval = std::chrono::milliseconds(200);
    std::unique_lock door(door_);
    while (!news_.wait_for(door, interval, [&] { return stopping_; })) look();
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
