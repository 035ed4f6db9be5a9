#include "trust.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <new>

namespace mock {
namespace {

// Where systems keep whom they trust. libcrypto knows the place of the system that it was built for alone.
constexpr const char* const bundles[] = {
    "/etc/ssl/certs/ca-certificates.crt",  // Debian, Ubuntu, Arch, Alpine
    "/etc/pki/tls/certs/ca-bundle.crt",    // Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",              // openSUSE
};

}  // namespace

void Trust::Free::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

Trust::Trust() : context_(SSL_CTX_new(TLS_client_method())) {
  if (!context_) throw std::bad_alloc();
  SSL_CTX_set_min_proto_version(context(), TLS1_2_VERSION);
  SSL_CTX_set_verify(context(), SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_default_verify_paths(context());
  for (const auto* bundle : bundles)
    if (SSL_CTX_load_verify_file(context(), bundle) == 1) break;
  ERR_clear_error();  // of bundles that are not there
}

}  // namespace mock
