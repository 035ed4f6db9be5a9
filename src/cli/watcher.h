#pragma once
// Does something every now and then, on a thread of its own, such as looking whether a file has changed.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace mock::cli {

class Watcher {
 public:
  ~Watcher() { stop(); }

  /// Begins to look five times a second, and without a pause while looking takes longer. What `look` throws is told on
  /// standard error, and it is called again all the same. `look` may go on as long as it likes.
  void start(std::function<void()> look);
  /// Waits until the last look has ended.
  void stop();
  /// The same, but does not wait longer than that: then it is false, and the last look goes on.
  [[nodiscard]] bool stop_within(std::chrono::milliseconds patience);

 private:
  void work(const std::function<void()>& look);

  std::mutex mutex_;  // guards the next lines; not held while looking
  std::condition_variable wake_;
  bool stopping_ = false;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace mock::cli
