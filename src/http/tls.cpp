#include "tls.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <stdexcept>

namespace mock {
namespace {

template <auto Free>
struct With {
  template <class T>
  void operator()(T* thing) const {
    Free(thing);
  }
};
using Buffer = std::unique_ptr<BIO, With<BIO_free>>;
using Certificate = std::unique_ptr<X509, With<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, With<EVP_PKEY_free>>;

[[noreturn]] void refuse(const std::string& which, const std::string& why) {
  ERR_clear_error();
  throw std::runtime_error("cannot use " + which + ": " + why);
}

Buffer buffer_of(const std::string& pem) {
  Buffer buffer(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (!buffer) throw std::bad_alloc();
  return buffer;
}

// Asks nobody for the password of a key, and remembers that there is one.
int no_password(char*, int, int, void* is_encrypted) {
  *static_cast<bool*>(is_encrypted) = true;
  return -1;
}

void take_chain(SSL_CTX* context, const TlsIdentity& identity) {
  const auto buffer = buffer_of(identity.chain);
  const Certificate own(PEM_read_bio_X509(buffer.get(), nullptr, nullptr, nullptr));
  if (!own) refuse(identity.chain_name, "it holds no certificate in PEM");
  if (SSL_CTX_use_certificate(context, own.get()) != 1) refuse(identity.chain_name, "its key is too weak for TLS");
  while (const Certificate issuer{PEM_read_bio_X509(buffer.get(), nullptr, nullptr, nullptr)})
    if (SSL_CTX_add1_chain_cert(context, issuer.get()) != 1)
      refuse(identity.chain_name, "a certificate of its chain is too weak for TLS");
  ERR_clear_error();  // that there is no more
}

void take_key(SSL_CTX* context, const TlsIdentity& identity) {
  bool is_encrypted = false;
  const Key key(PEM_read_bio_PrivateKey(buffer_of(identity.key).get(), nullptr, no_password, &is_encrypted));
  if (is_encrypted) refuse(identity.key_name, "it is encrypted with a password; take it out, as openssl pkey does");
  if (!key) refuse(identity.key_name, "it holds no private key in PEM");
  if (X509_check_private_key(SSL_CTX_get0_certificate(context), key.get()) != 1)
    refuse(identity.key_name, "it does not fit " + identity.chain_name);
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1) refuse(identity.key_name, "TLS has no use for it");
}

}  // namespace

void Tls::Free::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

Tls::Tls(const TlsIdentity& identity) : context_(SSL_CTX_new(TLS_server_method())) {
  if (!context_) throw std::bad_alloc();
  SSL_CTX_set_min_proto_version(context(), TLS1_2_VERSION);
  SSL_CTX_set_options(context(), SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(context(), SSL_MODE_RELEASE_BUFFERS);  // of connections that are silent
  SSL_CTX_set_read_ahead(context(), 1);                   // a record is one system call, not one for its head as well
  SSL_CTX_set_session_cache_mode(context(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context(), 1);
  take_chain(context(), identity);
  take_key(context(), identity);
}

}  // namespace mock
