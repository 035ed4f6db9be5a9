#include "base/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/opensslv.h>

#include <array>
#include <cstdint>
#include <stdexcept>

#include "base/ascii.h"

namespace mock::totp {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr Seconds step{30};
constexpr std::uint32_t six_digits = 1'000'000;

using Digest = std::array<unsigned char, 20>;  // of SHA-1

std::size_t value_of(char c) {
  c = ascii::to_upper(c);
  return alphabet.find(c);
}

std::array<unsigned char, 8> big_endian(std::uint64_t number) {
  std::array<unsigned char, 8> bytes{};
  for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, number >>= 8U) *at = static_cast<unsigned char>(number);
  return bytes;
}

Digest hmac_sha1(const std::string& key, const std::array<unsigned char, 8>& message) {
  Digest digest{};
  unsigned length = 0;
  if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), digest.data(),
           &length) == nullptr)
    throw std::runtime_error("libcrypto refuses HMAC-SHA1");
  return digest;
}

}  // namespace

std::string new_secret(Chance& chance) {
  constexpr std::size_t characters = 32;
  constexpr std::size_t bits_a_character = 5;
  constexpr std::size_t characters_a_number = 12;
  std::string secret;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < characters; ++i, bits >>= bits_a_character) {
    if (i % characters_a_number == 0) bits = chance.next();
    secret += alphabet[bits % alphabet.size()];
  }
  return secret;
}

std::optional<std::string> base32_decoded(std::string_view text) {
  std::string bytes;
  std::uint32_t buffer = 0;
  unsigned held = 0;
  for (const char c : text) {
    const auto value = value_of(c);
    if (value == std::string_view::npos) return std::nullopt;
    buffer = (buffer << 5U | static_cast<std::uint32_t>(value)) & 0xfffU;  // at most 7 bits wait for these 5
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(buffer >> held & 0xffU);
  }
  return bytes;
}

std::string at(Time moment, std::string_view secret) {
  const auto steps = static_cast<std::uint64_t>(moment.time_since_epoch() / step);
  const auto digest = hmac_sha1(base32_decoded(secret).value_or(""), big_endian(steps));
  const std::size_t offset = digest.back() & 0xfU;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8U | digest[offset + i];
  const auto digits = std::to_string((number & 0x7fffffffU) % six_digits);
  return std::string(6 - digits.size(), '0') + digits;
}

bool fits(std::string_view otp, std::string_view secret, Time now) {
  return otp == at(now - step, secret) || otp == at(now, secret) || otp == at(now + step, secret);
}

std::string library() { return OPENSSL_VERSION_TEXT; }

}  // namespace mock::totp
