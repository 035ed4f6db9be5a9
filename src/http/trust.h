#pragma once
// Whom we believe to be who they say, when we are the client: those that the system trusts, and SSL_CERT_FILE.
#include <memory>

struct ssl_ctx_st;

namespace mock {

class Trust {
 public:
  Trust();

  [[nodiscard]] ssl_ctx_st* context() const { return context_.get(); }

 private:
  struct Free {
    void operator()(ssl_ctx_st* context) const;
  };
  std::unique_ptr<ssl_ctx_st, Free> context_;
};

}  // namespace mock
