#include "x509.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cstdint>

namespace mock::x509 {
namespace {

// 9999-12-31T23:59:59Z, RFC 5280
constexpr Time last_moment = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31) + Seconds(86'399);

std::uint64_t number_from(const Fingerprint& fingerprint) {
  std::uint64_t number = 0;
  for (auto at = fingerprint.rbegin(); at != fingerprint.rbegin() + 8; ++at) number = number << 8U | *at;
  return number >> 1U | 1U;
}

}  // namespace

Certificate begin(EVP_PKEY* key) {
  Certificate made(X509_new());
  insist(key != nullptr && made != nullptr);
  insist(X509_set_version(made.get(), 2) == 1);  // which is version 3
  insist(X509_set_pubkey(made.get(), key) == 1);
  insist(ASN1_INTEGER_set_uint64(X509_get_serialNumber(made.get()), number_from(fingerprint(made.get()))) == 1);
  return made;
}

Fingerprint fingerprint(X509* certificate) {
  Fingerprint digest{};
  unsigned length = 0;
  insist(X509_pubkey_digest(certificate, EVP_sha256(), digest.data(), &length) == 1);
  return digest;
}

void name(X509_NAME* whom, const std::string& common_name) {
  insist(X509_NAME_add_entry_by_txt(whom, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(common_name.data()),
                                    static_cast<int>(common_name.size()), -1, 0) == 1);
}

void limit(X509* certificate, Time from, Time until) {
  until = std::min(until, last_moment);
  insist(ASN1_TIME_set(X509_getm_notBefore(certificate), from.time_since_epoch().count()) != nullptr);
  insist(ASN1_TIME_set(X509_getm_notAfter(certificate), until.time_since_epoch().count()) != nullptr);
}

void extend(X509* certificate, X509* issuer, int what, const char* value) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, what, value));
  insist(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

std::string pem(X509* certificate) {
  const Buffer buffer(BIO_new(BIO_s_mem()));
  insist(buffer != nullptr && PEM_write_bio_X509(buffer.get(), certificate) == 1);
  return text_of(buffer.get());
}

std::string text_of(BIO* buffer) {
  char* text = nullptr;
  const auto size = BIO_get_mem_data(buffer, &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace mock::x509
