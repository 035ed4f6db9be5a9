#pragma once
// Does something every now and then, on a thread of its own, such as looking whether a file has changed.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace mock::cli {

class Watcher {
 public:
  ~Watcher() { stop(); }

  /// Calls `look` five times a second from now on.
  void start(std::function<void()> look);
  void stop();

 private:
  std::mutex door_;
  std::condition_variable news_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace mock::cli
