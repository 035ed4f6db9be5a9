#include "site.h"

#include <algorithm>

#include "exchange/request.h"

namespace mock {

bool Site::is(std::string_view authority, std::string_view own_address) const {
  const auto host = host_in(authority);
  const auto is_host = [host](std::string_view name) { return equal_ignoring_case(host, name); };
  return is_host(own_address) || is_host("localhost") || is_host("127.0.0.1") || is_host("::1") ||
         std::any_of(names.begin(), names.end(), is_host);
}

std::string_view host_in(std::string_view authority) {
  if (!authority.starts_with('[')) return authority.substr(0, authority.find(':'));
  const auto end = std::min(authority.find(']'), authority.size());
  return authority.substr(1, end - 1);
}

}  // namespace mock
