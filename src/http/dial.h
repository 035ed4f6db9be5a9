#pragma once
// Connects to another server: the other side of what listener.h does.
#include <chrono>
#include <string>

namespace mock {

/// A socket that is connected to `port` of `host`; closed when it goes.
class Dialled {
 public:
  /// Tries each address of the host, all together for `longest` at most. Whether it worked: is_connected().
  Dialled(const std::string& host, const std::string& port, std::chrono::milliseconds longest);
  ~Dialled();
  Dialled(const Dialled&) = delete;
  Dialled& operator=(const Dialled&) = delete;

  [[nodiscard]] bool is_connected() const { return socket_ >= 0; }
  [[nodiscard]] int socket() const { return socket_; }

 private:
  int socket_ = -1;
};

}  // namespace mock
