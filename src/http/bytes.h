#pragma once
// Where the bytes of a connection come from and go to: a socket (socket.h), or what encrypts them on their way to one
// (encrypted.h).
#include <cstddef>
#include <string_view>

namespace mock {

class Bytes {
 public:
  Bytes() = default;
  virtual ~Bytes() = default;
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;

  /// Waits for bytes and takes up to `size` of them. 0 when there will be none: the client is gone or says nothing, or
  /// the server stops.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  /// Writes one text and then the other, whole; false when the client is gone, or reads nothing.
  virtual bool write(std::string_view first, std::string_view second) = 0;
};

}  // namespace mock
