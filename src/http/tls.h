#pragma once
// What all encrypted connections share: the server's certificate, its key, and how TLS is spoken.
#include <memory>

#include "http/server.h"

struct ssl_ctx_st;

namespace mock {

class Tls {
 public:
  /// Throws std::runtime_error that says what is wrong with the certificate or the key.
  explicit Tls(const TlsIdentity& identity);

  [[nodiscard]] ssl_ctx_st* context() const { return context_.get(); }

 private:
  struct Free {
    void operator()(ssl_ctx_st* context) const;
  };
  std::unique_ptr<ssl_ctx_st, Free> context_;
};

}  // namespace mock
