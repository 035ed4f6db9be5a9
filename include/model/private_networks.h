#pragma once
// Private IPv4 networks in CIDR notation ("10.0.0.0/24"), of which VPCs are made and to which they route.
#include <cstdint>
#include <optional>
#include <string_view>

namespace mock {

struct PrivateNetwork {
  std::uint32_t address = 0;  // its first
  int prefix_length = 0;

  /// Reads a network that lies in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. Nothing when `text` is anything else,
  /// also when bits beyond the prefix are set: "10.0.0.1/24" is no network.
  static std::optional<PrivateNetwork> parse(std::string_view text);

  [[nodiscard]] bool contains(const PrivateNetwork& other) const;
};

/// True for what PrivateNetwork::parse reads.
bool is_private_network(std::string_view text);
/// True when two private networks have addresses in common.
bool overlap(std::string_view one, std::string_view other);

/// The longest network in CIDR notation, in characters.
inline constexpr std::int64_t longest_ipv4_cidr = 18;

}  // namespace mock
