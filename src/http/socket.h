#pragma once
// The socket of one connection: its bytes as they are, and how it waits and ends.
#include <chrono>
#include <optional>
#include <string>

#include "bytes.h"
#include "wakeup.h"

namespace mock {

class Socket final : public Bytes {
 public:
  /// Takes over the socket's options, not the socket: whoever opened it closes it. `patience`: how long to wait for a
  /// client that says nothing or reads nothing.
  Socket(int socket, std::chrono::milliseconds patience);

  std::size_t read(char* to, std::size_t size) override;
  bool write(std::string_view first, std::string_view second) override;

  /// Until when read() waits, at the latest; none: as long as patience lasts.
  void wait_until(std::optional<std::chrono::steady_clock::time_point> end) { end_ = end; }

  /// Waits, without holding anything but this thread. False, and at once, when the client goes away or the server
  /// stops.
  bool pause(std::chrono::microseconds time) const;
  enum class News { none, woken, over };
  /// The same, until somebody rings: that is `woken`. `over`: the client goes away or the server stops.
  [[nodiscard]] News wait_for(const Wakeup& wakeup, std::chrono::milliseconds time) const;
  /// Tells the client that nothing more comes, and waits, not for long, until it has read that: a socket that is closed
  /// with unread bytes breaks the connection, and the client may lose the answer.
  void finish() const;
  /// When it is closed, the connection is to look broken (RST).
  void break_off() const;

  /// The IP addresses of the client, and of this machine as the client has reached it.
  [[nodiscard]] std::string remote_address() const;
  [[nodiscard]] std::string own_address() const;

 private:
  [[nodiscard]] bool is_in_time() const;

  const int socket_;
  std::optional<std::chrono::steady_clock::time_point> end_{};
};

}  // namespace mock
