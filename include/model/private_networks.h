#pragma once
// Private IPv4 networks in CIDR notation ("10.0.0.0/24"), of which VPCs are made and to which they route.
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/cidr.h"

namespace mock {

/// Reads a network that lies in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. Nothing when `text` is anything else, also
/// when bits beyond the prefix are set.
std::optional<Cidr> private_network(std::string_view text);

/// True for what private_network reads.
bool is_private_network(std::string_view text);
/// True when two private networks have addresses in common.
bool overlap(std::string_view one, std::string_view other);

/// The longest network in CIDR notation, in characters.
inline constexpr std::int64_t longest_ipv4_cidr = 18;

}  // namespace mock
