#pragma once
// The sockets that are open, so that stopping can reach every one of them.
#include <sys/socket.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <unordered_set>

namespace mock {

class Connections {
 public:
  /// False when the server is stopping: then the socket is not to be served.
  bool add(int socket) {
    const std::lock_guard door(door_);
    if (!stopping_) open_.insert(socket);
    return !stopping_;
  }
  void remove(int socket) {
    const std::lock_guard door(door_);
    open_.erase(socket);
  }

  /// Nothing more is read: threads that wait for a request wake up; what has arrived is still answered.
  void stop_reading() { shut(SHUT_RD); }
  /// Clients that do not even read their answers are cut off.
  void cut() { shut(SHUT_RDWR); }

  /// Waits that long; false at once when the server is stopping.
  bool pause(std::chrono::milliseconds time) {
    std::unique_lock door(door_);
    return !news_.wait_for(door, time, [&] { return stopping_; });
  }

 private:
  void shut(int how) {
    const std::lock_guard door(door_);
    stopping_ = true;
    news_.notify_all();
    for (const int socket : open_) shutdown(socket, how);
  }

  std::mutex door_;  // guards what follows; a socket in it is open, because remove() comes before close()
  std::unordered_set<int> open_;
  bool stopping_ = false;
  std::condition_variable news_;
};

}  // namespace mock
