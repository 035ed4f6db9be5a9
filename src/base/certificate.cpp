#include "base/certificate.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <stdexcept>

namespace mock::certificate {
namespace {

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

constexpr std::size_t key_size = 32;
using Bytes = std::array<unsigned char, key_size>;  // of a key, and of a SHA-256

// 9999-12-31T23:59:59Z, RFC 5280
constexpr Time last_moment = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31) + Seconds(86'399);

void insist(bool done) {
  if (!done) throw std::runtime_error("libcrypto refuses to make a certificate");
}

Bytes bytes_of(std::string_view hex) {
  Bytes bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    std::from_chars(hex.data() + 2 * i, hex.data() + 2 * i + 2, bytes[i], 16);
  return bytes;
}

// What name and number are made from: who sees the certificate may know it.
Bytes fingerprint(const Key& key) {
  Bytes open{};
  Bytes digest{};
  std::size_t size = open.size();
  unsigned length = 0;
  insist(EVP_PKEY_get_raw_public_key(key.get(), open.data(), &size) == 1);
  insist(EVP_Digest(open.data(), size, digest.data(), &length, EVP_sha256(), nullptr) == 1);
  return digest;
}

std::string name_from(const Bytes& fingerprint) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string name;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) name += '-';
    (name += digits[fingerprint[i] >> 4U]) += digits[fingerprint[i] & 0xfU];
  }
  return name + " Project CA";
}

std::uint64_t number_from(const Bytes& fingerprint) {
  std::uint64_t number = 0;
  for (auto at = fingerprint.rbegin(); at != fingerprint.rbegin() + 8; ++at) number = number << 8U | *at;
  return number >> 1U | 1U;
}

void name(X509* certificate, const Bytes& fingerprint) {
  const auto text = name_from(fingerprint);
  auto* subject = X509_get_subject_name(certificate);
  insist(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.data()),
                                    static_cast<int>(text.size()), -1, 0) == 1);
  insist(X509_set_issuer_name(certificate, subject) == 1);
  insist(ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), number_from(fingerprint)) == 1);
}

void limit(X509* certificate, Time from) {
  const auto until = std::min(from + lifetime, last_moment);
  insist(ASN1_TIME_set(X509_getm_notBefore(certificate), from.time_since_epoch().count()) != nullptr);
  insist(ASN1_TIME_set(X509_getm_notAfter(certificate), until.time_since_epoch().count()) != nullptr);
}

void extend(X509* certificate, int what, const char* value) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, what, value));
  insist(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

std::string pem(X509* certificate) {
  const Buffer buffer(BIO_new(BIO_s_mem()));
  insist(buffer != nullptr && PEM_write_bio_X509(buffer.get(), certificate) == 1);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(buffer.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

bool is_key(std::string_view text) {
  return text.size() == 2 * key_size && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::string authority(std::string_view key, Time valid_from) {
  insist(is_key(key));
  const auto secret = bytes_of(key);
  const Key own(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()));
  const Certificate made(X509_new());
  insist(own != nullptr && made != nullptr);
  auto* certificate = made.get();
  insist(X509_set_version(certificate, 2) == 1);  // which is version 3
  name(certificate, fingerprint(own));
  limit(certificate, valid_from);
  insist(X509_set_pubkey(certificate, own.get()) == 1);
  extend(certificate, NID_basic_constraints, "critical,CA:TRUE");
  extend(certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(certificate, NID_subject_key_identifier, "hash");
  insist(X509_sign(certificate, own.get(), nullptr) > 0);
  return pem(certificate);
}

}  // namespace mock::certificate
