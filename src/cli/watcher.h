#pragma once
// Does something every now and then, on a thread of its own, such as looking whether a file has changed.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace mock::cli {

class Watcher {
 public:
  ~Watcher() { stop(); }

  /// Begins to look five times a second, and without a pause while looking takes longer. What `look` throws is told on
  /// standard error, and it is called again all the same.
  void start(std::function<void()> look);
  /// Waits until the last look has ended, which it does at its next interruption point (base/interruption.h).
  void stop();

 private:
  void work(const std::function<void()>& look);

  std::mutex mutex_;  // not held while looking
  std::condition_variable wake_;
  std::stop_source stopping_;
  std::thread thread_;
};

}  // namespace mock::cli
