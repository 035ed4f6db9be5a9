#include "trust.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <initializer_list>

namespace mock {

void trust_the_systems_authorities(ssl_ctx_st* context) {
  for (const auto* bundle : {
           "/etc/ssl/certs/ca-certificates.crt",  // Debian, Ubuntu, Arch, Alpine
           "/etc/pki/tls/certs/ca-bundle.crt",    // Fedora, RHEL
           "/etc/ssl/ca-bundle.pem",              // openSUSE
       })
    if (SSL_CTX_load_verify_file(context, bundle) == 1) break;
  ERR_clear_error();  // of bundles that are not there
}

bool trust_file(ssl_ctx_st* context, const std::string& file) {
  const auto is_trusted = SSL_CTX_load_verify_file(context, file.c_str()) == 1;
  ERR_clear_error();
  return is_trusted;
}

}  // namespace mock
