#include "base/cidr.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace mock {

std::optional<Cidr::Bytes> Cidr::read_address(std::string_view text) {
  const std::string zero_ended(text);
  Bytes bytes{};
  if (inet_pton(AF_INET6, zero_ended.c_str(), bytes.data()) == 1) return bytes;
  bytes[10] = bytes[11] = 0xff;  // ::ffff:a.b.c.d
  if (inet_pton(AF_INET, zero_ended.c_str(), bytes.data() + 12) == 1) return bytes;
  return std::nullopt;
}

std::optional<Cidr> Cidr::parse(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = text.substr(0, slash);
  const auto network = read_address(address);
  if (!network) return std::nullopt;

  Cidr cidr;
  const int width = cidr.width_ = address.find(':') == std::string_view::npos ? 32 : 128;
  cidr.network_ = *network;
  cidr.bits_ = 128;
  if (slash != std::string_view::npos) {
    const auto bits = text.substr(slash + 1);
    int prefix = 0;
    const auto [end, error] = std::from_chars(bits.data(), bits.data() + bits.size(), prefix);
    if (error != std::errc() || end != bits.data() + bits.size() || prefix < 0 || prefix > width) return std::nullopt;
    cidr.bits_ = prefix + (128 - width);
  }
  return cidr;
}

bool Cidr::contains(std::string_view address) const {
  const auto bytes = read_address(address);
  return bytes && contains(*bytes);
}

bool Cidr::contains(const Cidr& other) const { return bits_ <= other.bits_ && contains(other.network_); }

bool Cidr::contains(const Bytes& address) const {
  const auto whole = static_cast<std::size_t>(bits_ / 8);
  if (!std::equal(network_.begin(), network_.begin() + whole, address.begin())) return false;
  if (bits_ % 8 == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xff << (8 - bits_ % 8));
  return (network_[whole] & mask) == (address[whole] & mask);
}

bool Cidr::is_network() const {
  for (int bit = bits_; bit < 128; ++bit)
    if ((network_[static_cast<std::size_t>(bit / 8)] >> static_cast<unsigned>(7 - bit % 8) & 1U) != 0) return false;
  return true;
}

bool is_ip_address(std::string_view text) {
  return text.find('/') == std::string_view::npos && Cidr::parse(text).has_value();
}

bool is_ip_range(std::string_view text) { return Cidr::parse(text).has_value(); }

bool any_contains(const std::vector<std::string>& ranges, std::string_view address) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const std::string& range) { return Cidr::parse(range)->contains(address); });
}

}  // namespace mock
