#pragma once
// Accepts connections at one address and gives them to the pool. Of connections that have to wait it looks at what they
// ask for first, because the control API does not wait with them.
//
// When no descriptor is left for a connection, it waits in the kernel's queue until another one ends.
#include <atomic>
#include <string>

#include "connections.h"
#include "pipeline/pipeline.h"
#include "pool.h"

namespace mock {

class Listener {
 public:
  Listener() = default;
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// Returns the port, which is any free one for 0. Throws std::runtime_error, naming host and port.
  int bind(const std::string& host, int port);

  struct Rooms {
    Connections& connections;
    Pool& pool;
    const Pipeline& pipeline;  // knows what is asked of the control API
    std::size_t most_open;     // connections, served or waiting
  };
  /// Accepts until stop() is called by another thread.
  void run(const Rooms& rooms);
  void stop();

 private:
  void look_at(int socket, const Rooms& rooms);
  /// False when no descriptor is left.
  bool accept_one(const Rooms& rooms);
  void take(int socket, const Rooms& rooms);
  void watch(int descriptor, unsigned events, int how) const;

  int socket_ = -1;
  int epoll_ = -1;
  std::atomic<bool> stopping_ = false;
};

}  // namespace mock
