#pragma once
// Ranges of IP addresses ("10.0.0.0/8", "2001:db8::/32"), as in the allow-lists of tokens.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mock {

/// An IPv4 or IPv6 range. IPv4 is kept as IPv4-mapped IPv6, so a client on a dual-stack socket matches either way.
class Cidr {
 public:
  /// Reads "ADDRESS/BITS" or a single "ADDRESS"; bits beyond the prefix are ignored. Nothing when it is neither.
  static std::optional<Cidr> parse(std::string_view text);

  /// True when `address` (an IP address in text) is one, and lies in this range.
  [[nodiscard]] bool contains(std::string_view address) const;
  /// True when all of `other` lies in this range.
  [[nodiscard]] bool contains(const Cidr& other) const;
  /// True when no bit beyond the prefix is set: "10.0.0.1/24" is no network.
  [[nodiscard]] bool is_network() const;
  /// As it was written: 24 in "10.0.0.0/24".
  [[nodiscard]] int prefix_length() const { return bits_ - (128 - width_); }

 private:
  using Bytes = std::array<std::uint8_t, 16>;
  static std::optional<Bytes> read_address(std::string_view text);
  [[nodiscard]] bool contains(const Bytes& address) const;
  Bytes network_{};
  int bits_ = 0;     // of the prefix, in IPv6
  int width_ = 128;  // of an address as it was written: 32 or 128 bits
};

/// True when `text` is an IPv4 or IPv6 address.
bool is_ip_address(std::string_view text);

/// True when `text` is an address or a range, as Cidr::parse reads them.
bool is_ip_range(std::string_view text);

/// True when one of `ranges`, all of which can be parsed, contains the address.
bool any_contains(const std::vector<std::string>& ranges, std::string_view address);

}  // namespace mock
