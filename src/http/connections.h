#pragma once
// The sockets that are open, served or waiting to be, so that stopping can reach every one of them.
#include <sys/socket.h>

#include <mutex>
#include <unordered_set>

namespace mock {

class Connections {
 public:
  /// False when the server is stopping: then the socket is not to be served.
  bool add(int socket) {
    const std::lock_guard lock(mutex_);
    if (!stopping_) open_.insert(socket);
    return !stopping_;
  }
  void remove(int socket) {
    const std::lock_guard lock(mutex_);
    open_.erase(socket);
  }
  [[nodiscard]] std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return open_.size();
  }

  /// Nothing more is read: threads that wait for a request wake up; what has arrived is still answered.
  void stop_reading() { shut(SHUT_RD); }
  /// Clients that do not even read their answers are cut off, and nobody is served any more.
  void cut() {
    shut(SHUT_RDWR);
    const std::lock_guard lock(mutex_);
    cut_ = true;
  }
  [[nodiscard]] bool are_cut() const {
    const std::lock_guard lock(mutex_);
    return cut_;
  }

 private:
  void shut(int how) {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const int socket : open_) shutdown(socket, how);
  }

  mutable std::mutex mutex_;  // guards what follows; a socket in it is open, because remove() comes before close()
  std::unordered_set<int> open_;
  bool stopping_ = false, cut_ = false;
};

}  // namespace mock
