#include "model/private_networks.h"

#include <algorithm>
#include <array>

namespace mock {

std::optional<Cidr> private_network(std::string_view text) {
  static const std::array blocks{*Cidr::parse("10.0.0.0/8"), *Cidr::parse("172.16.0.0/12"),
                                 *Cidr::parse("192.168.0.0/16")};
  const auto slash = text.find('/');
  const bool is_written_so = slash != std::string_view::npos && text.find(':') == std::string_view::npos &&
                             !text.substr(slash + 1).starts_with('0');
  const auto network = is_written_so ? Cidr::parse(text) : std::nullopt;
  if (!network || !network->is_network()) return std::nullopt;
  const bool is_private =
      std::any_of(blocks.begin(), blocks.end(), [&](const Cidr& block) { return block.contains(*network); });
  return is_private ? network : std::nullopt;
}

bool is_private_network(std::string_view text) { return private_network(text).has_value(); }

bool overlap(std::string_view one, std::string_view other) {
  const auto a = private_network(one);
  const auto b = private_network(other);
  return a && b && (a->contains(*b) || b->contains(*a));
}

}  // namespace mock
