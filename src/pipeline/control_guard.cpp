#include "pipeline/control_guard.h"

#include <algorithm>

#include "answers/refuse.h"
#include "base/cidr.h"
#include "control/console.h"

namespace mock {
namespace {

// "localhost" of "localhost:8080", "::1" of "[::1]:8080".
std::string_view name_in(std::string_view authority) {
  if (authority.starts_with('[')) {
    const auto end = std::min(authority.find(']'), authority.size());
    const bool is_whole = end + 1 == authority.size() || authority.substr(end).starts_with("]:");
    return is_whole ? authority.substr(1, end - 1) : authority;
  }
  const auto name = authority.substr(0, authority.find(':'));
  return name.ends_with('.') ? name.substr(0, name.size() - 1) : name;
}

// "localhost:3000" of "http://localhost:3000".
std::string_view authority_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
}

Reply wrong_host(std::string_view host) {
  const std::string name(host);
  return answers::refuse(421, "The control API does not answer to the host \"" + name +
                                  "\", only to addresses and localhost: to allow this name, start the server with "
                                  "--allow-host " +
                                  name + " (or AIVEN_MOCK_ALLOW_HOST)");
}

Reply wrong_site(std::string_view origin) {
  const auto from = origin.empty() ? std::string("another site") : "\"" + std::string(origin) + "\"";
  const auto name = origin.empty() || origin == "null" ? "NAME" : std::string(name_in(authority_of(origin)));
  return answers::refuse(403, "The control API does not answer to pages of other sites, and this request comes from " +
                                  from + ": to allow them, start the server with --allow-host " + name +
                                  " (or AIVEN_MOCK_ALLOW_HOST)");
}

}  // namespace

std::optional<Reply> ControlGuard::refusal(const Request& request, std::string_view target) const {
  // Everybody may read /doc and the console, and whoever knows the key of an upload may send it: they have the address
  // alone.
  const bool is_open =
      target.starts_with("/doc/") || target.starts_with("/_mock/uploads/") || control::is_of_console(target);
  if (is_open) return std::nullopt;
  const auto host = name_in(request.header("host"));
  if (!host.empty() && !is_known(host)) return wrong_host(host);
  if (is_of_another_site(request)) return wrong_site(request.header("origin"));
  if (options_.token.empty() || request.header("authorization") == "Bearer " + options_.token) return std::nullopt;
  return answers::refuse(401,
                         "The control API needs the header Authorization: Bearer TOKEN, with the token that the "
                         "server was started with");
}

bool ControlGuard::is_allowed(std::string_view host) const {
  const auto& all = options_.allowed_hosts;
  return std::any_of(all.begin(), all.end(), [host](const auto& each) { return equal_ignoring_case(each, host); });
}

bool ControlGuard::is_known(std::string_view host) const {
  return is_ip_address(host) || equal_ignoring_case(host, "localhost") ||
         equal_ignoring_case(host, options_.own_host) || is_allowed(host);
}

// Browsers say where a request comes from, and pages cannot change what they say. Where there is no Origin, as when a
// link is followed, Sec-Fetch-Site tells as much as is needed.
bool ControlGuard::is_of_another_site(const Request& request) const {
  if (const auto origin = request.header("origin"); !origin.empty()) {
    const auto authority = authority_of(origin);
    return !equal_ignoring_case(authority, request.header("host")) && !is_allowed(name_in(authority));
  }
  const auto site = request.header("sec-fetch-site");
  return !site.empty() && site != "none" && site != "same-origin";
}

}  // namespace mock
