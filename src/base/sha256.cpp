#include "base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace mock {

std::string sha256(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr unsigned half = 4;
  constexpr unsigned mask = 0xf;
  std::array<unsigned char, 32> digest{};
  if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("OpenSSL has no SHA-256");
  std::string out;
  for (const unsigned byte : digest) (out += digits[byte >> half]) += digits[byte & mask];
  return out;
}

}  // namespace mock
