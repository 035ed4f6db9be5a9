#include "base/chance.h"

#include <random>

namespace mock {
namespace {

// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators"): the n-th value is a function of
// seed and n, so the whole generator is two numbers.
std::uint64_t split_mix(std::uint64_t seed, std::uint64_t n) {
  std::uint64_t x = (seed ^ 0x5851f42d4c957f2dU) + n * 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

}  // namespace

std::uint64_t Chance::next() {
  used = used < largest_seed ? used + 1 : 1;  // fixtures hold it as a number
  return split_mix(seed, used);
}

std::string Chance::hex(std::size_t count) {
  std::string out(count, '0');
  auto bits = next();
  for (auto& digit : out) {
    digit = "0123456789abcdef"[bits & 15U];
    bits >>= 4U;
  }
  return out;
}

std::string Chance::uuid() {
  auto digits = hex(16) + hex(16);
  digits[12] = '4';
  digits[16] = "89ab"[static_cast<unsigned char>(digits[16]) & 3U];
  for (const auto at : {20, 16, 12, 8}) digits.insert(static_cast<std::size_t>(at), 1, '-');
  return digits;
}

std::string Chance::base64(std::size_t bytes) {
  constexpr auto alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes + 2) / 3 * 4);
  for (std::size_t done = 0; done < bytes; done += 3) {
    const auto left = bytes - done;
    auto three = next() & 0xffffffU;
    if (left < 3) three &= left == 2 ? 0xffff00U : 0xff0000U;
    out += alphabet[three >> 18U];
    out += alphabet[(three >> 12U) & 63U];
    out += left > 1 ? alphabet[(three >> 6U) & 63U] : '=';
    out += left > 2 ? alphabet[three & 63U] : '=';
  }
  return out;
}

std::uint64_t unpredictable_seed() {
  std::random_device device;
  return ((std::uint64_t{device()} << 32U) | device()) & largest_seed;
}

}  // namespace mock
