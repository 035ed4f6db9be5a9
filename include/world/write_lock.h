#pragma once
// Waiting for one's turn to write. A change takes some ten microseconds, which is less than falling asleep and being
// woken: whoever finds somebody else writing lets others run for a moment, and sleeps only when that was not enough.
#include <mutex>
#include <thread>

namespace mock {

/// Locks `mutex`. For what is held for microseconds, and by many one after the other.
inline std::unique_lock<std::mutex> lock_to_write(std::mutex& mutex) {
  constexpr int most_tries = 20;
  std::unique_lock lock(mutex, std::try_to_lock);
  for (int i = 0; i < most_tries && !lock; ++i) {
    std::this_thread::yield();
    static_cast<void>(lock.try_lock());
  }
  if (!lock) lock.lock();
  return lock;
}

}  // namespace mock
