#pragma once
// Lets go of things on a thread of its own. The last owner of a state of a million rows takes a while to let go of
// them, and no request is to wait for that.
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace mock {

class Disposal {
 public:
  Disposal() = default;
  Disposal(const Disposal&) = delete;
  Disposal& operator=(const Disposal&) = delete;
  ~Disposal();

  void take(std::shared_ptr<const void> thing);

 private:
  bool has_thread();
  void work();

  std::mutex mutex_;  // guards what follows
  std::condition_variable wake_;
  std::deque<std::shared_ptr<const void>> waiting_;
  bool closing_ = false;
  std::thread thread_;  // from the first thing on
};

}  // namespace mock
