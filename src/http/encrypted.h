#pragma once
// Bytes that are encrypted on their way (TLS): in the clear on this side, and on the other one through the Bytes below,
// a socket, or the inside of a tunnel that is encrypted itself.
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "bytes.h"
#include "tls.h"

struct ssl_st;

namespace mock {

/// Thrown: the two sides did not come to terms, and why.
struct HandshakeFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Encrypted final : public Bytes {
 public:
  /// Shakes hands with the client, who has sent `first` already. Throws HandshakeFailure. `below` must outlive this.
  Encrypted(const Tls& tls, Bytes& below, std::string_view first);

  std::size_t read(char* to, std::size_t size) override;
  bool write(std::string_view first, std::string_view second) override;
  /// Tells the client that nothing more comes, and that nobody in between has cut it off.
  void end();

  // For libssl: what it wants from below, and what it wants there.
  std::size_t take(char* to, std::size_t size);
  /// True when the handshake is done.
  [[nodiscard]] bool is_shaken() const;
  bool give(std::string_view bytes) { return below_.write(bytes, {}); }

 private:
  bool write_record(std::string_view text);

  struct Free {
    void operator()(ssl_st* ssl) const;
  };
  Bytes& below_;
  std::string first_;  // what is left of it
  std::unique_ptr<ssl_st, Free> ssl_;
};

}  // namespace mock
