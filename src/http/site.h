#pragma once
// What the server is to those who reach it: the names it goes by, and with what it encrypts.
#include <string>
#include <string_view>
#include <vector>

#include "tls.h"

namespace mock {

/// The one host that this server is a proxy for: it is what it stands in for.
inline constexpr std::string_view stood_in_for = "api.aiven.io";

struct Site {
  std::vector<std::string> names;  // besides the addresses of this machine
  const Tls* tls = nullptr;        // null: nothing is encrypted

  /// Whether `authority`, "host" or "host:port", means this server. `own_address` is the one that the client has
  /// connected to.
  [[nodiscard]] bool is(std::string_view authority, std::string_view own_address) const;
};

/// "localhost" of "localhost:8080", "::1" of "[::1]:8080".
std::string_view host_in(std::string_view authority);

}  // namespace mock
