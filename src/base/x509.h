#pragma once
// Certificates as libcrypto makes them: for certificate.cpp and server_certificate.cpp. Everything throws
// std::runtime_error when libcrypto refuses.
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <string>

#include "base/time.h"

namespace mock::x509 {

template <auto Free>
struct With {
  template <class T>
  void operator()(T* thing) const {
    Free(thing);
  }
};
using Key = std::unique_ptr<EVP_PKEY, With<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, With<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, With<X509_EXTENSION_free>>;
using Buffer = std::unique_ptr<BIO, With<BIO_free>>;

using Fingerprint = std::array<unsigned char, 32>;  // a SHA-256

inline void insist(bool done) {
  if (!done) throw std::runtime_error("libcrypto refuses to make a certificate");
}

/// One for the open half of the key, with a number that comes from it alone.
Certificate begin(EVP_PKEY* key);
/// Of the open half of its key: who sees the certificate may know it.
Fingerprint fingerprint(X509* certificate);
void name(X509_NAME* whom, const std::string& common_name);
/// No certificate goes beyond the last moment that one can name.
void limit(X509* certificate, Time from, Time until);
void extend(X509* certificate, X509* issuer, int what, const char* value);
std::string pem(X509* certificate);
/// What has been written into a buffer.
std::string text_of(BIO* buffer);

}  // namespace mock::x509
