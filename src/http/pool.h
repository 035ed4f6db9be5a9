#pragma once
// A thread for every connection, up to a limit. A client that keeps its connection open and says nothing holds one
// thread that sleeps, and nobody waits behind it; a pool of fixed size would let idle clients starve live ones.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "library.h"

namespace mock {

class Pool final : public httplib::TaskQueue {
 public:
  explicit Pool(std::size_t most_threads) : most_threads_(most_threads) {}

  // void or bool, depending on the version of the library
  using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue(nullptr));
  Enqueued enqueue(std::function<void()> connection) override {
    const std::lock_guard door(door_);
    waiting_.push_back(std::move(connection));
    if (waiting_.size() > idle_ && threads_.size() < most_threads_)
      threads_.emplace_back([this] { work(); });
    else
      news_.notify_one();
    return static_cast<Enqueued>(true);
  }

  void shutdown() override {
    {
      const std::lock_guard door(door_);
      closing_ = true;
    }
    news_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

 private:
  void work() {
    std::unique_lock door(door_);
    while (true) {
      ++idle_;
      news_.wait(door, [&] { return closing_ || !waiting_.empty(); });
      --idle_;
      if (waiting_.empty()) return;
      const auto connection = std::move(waiting_.front());
      waiting_.pop_front();
      door.unlock();
      connection();
      door.lock();
    }
  }

  const std::size_t most_threads_;
  std::mutex door_;  // guards what follows, except that threads_ is joined after closing_ without it
  std::condition_variable news_;
  std::deque<std::function<void()>> waiting_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool closing_ = false;
};

}  // namespace mock
