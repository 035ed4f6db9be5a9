#include "base/certificate.h"

#include <openssl/x509v3.h>

#include <array>
#include <charconv>

#include "x509.h"

namespace mock::certificate {
namespace {

using namespace x509;

constexpr std::size_t key_size = 32;
using Secret = std::array<unsigned char, key_size>;

Secret bytes_of(std::string_view hex) {
  Secret bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    std::from_chars(hex.data() + 2 * i, hex.data() + 2 * i + 2, bytes[i], 16);
  return bytes;
}

std::string name_from(const Fingerprint& fingerprint) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string name;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) name += '-';
    (name += digits[fingerprint[i] >> 4U]) += digits[fingerprint[i] & 0xfU];
  }
  return name + " Project CA";
}

}  // namespace

bool is_key(std::string_view text) {
  return text.size() == 2 * key_size && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::string authority(std::string_view key, Time valid_from) {
  insist(is_key(key));
  const auto secret = bytes_of(key);
  const Key own(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()));
  const auto made = begin(own.get());
  auto* certificate = made.get();
  name(X509_get_subject_name(certificate), name_from(fingerprint(certificate)));
  insist(X509_set_issuer_name(certificate, X509_get_subject_name(certificate)) == 1);
  limit(certificate, valid_from, valid_from + lifetime);
  extend(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
  extend(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(certificate, certificate, NID_subject_key_identifier, "hash");
  insist(X509_sign(certificate, own.get(), nullptr) > 0);
  return pem(certificate);
}

}  // namespace mock::certificate
