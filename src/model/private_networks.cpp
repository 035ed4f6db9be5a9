#include "model/private_networks.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/cidr.h"

namespace mock {
namespace {

constexpr std::array private_blocks{PrivateNetwork{0x0a000000, 8}, PrivateNetwork{0xac100000, 12},
                                    PrivateNetwork{0xc0a80000, 16}};

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The bits of an address that belong to the network.
std::uint32_t mask(int prefix_length) {
  return prefix_length == 0 ? 0 : ~std::uint32_t{0} << static_cast<unsigned>(32 - prefix_length);
}

// Of an address with dots, which the caller has looked at.
std::uint32_t address_of(std::string_view text) {
  std::uint32_t address = 0;
  for (int i = 0; i < 4; ++i) {
    const auto dot = std::min(text.find('.'), text.size());
    address = address << 8U | static_cast<std::uint32_t>(number(text.substr(0, dot)));
    text.remove_prefix(std::min(dot + 1, text.size()));
  }
  return address;
}

}  // namespace

std::optional<PrivateNetwork> PrivateNetwork::parse(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || text.find(':') != std::string_view::npos || !Cidr::parse(text))
    return std::nullopt;
  const auto bits = text.substr(slash + 1);
  const PrivateNetwork network{address_of(text.substr(0, slash)), number(bits)};
  const bool is_network = (network.address & ~mask(network.prefix_length)) == 0;
  const bool is_private = std::any_of(private_blocks.begin(), private_blocks.end(),
                                      [&](const PrivateNetwork& block) { return block.contains(network); });
  return is_network && is_private && bits.front() != '0' ? std::optional(network) : std::nullopt;
}

bool PrivateNetwork::contains(const PrivateNetwork& other) const {
  return prefix_length <= other.prefix_length && (other.address & mask(prefix_length)) == address;
}

bool is_private_network(std::string_view text) { return PrivateNetwork::parse(text).has_value(); }

bool overlap(std::string_view one, std::string_view other) {
  const auto a = PrivateNetwork::parse(one);
  const auto b = PrivateNetwork::parse(other);
  return a && b && (a->contains(*b) || b->contains(*a));
}

}  // namespace mock
