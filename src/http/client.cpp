#include "http/client.h"

#include <httplib.h>
#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "resolve.h"
#include "site.h"
#include "trust.h"

namespace mock {
namespace {

constexpr std::chrono::seconds to_connect(5);
constexpr std::chrono::seconds between_bytes(10);

// The address of the host, where the name of one is given: the library would ask for it in a way that a static program
// cannot, and knows no localhost where there is no /etc/hosts.
std::map<std::string, std::string> address_of(const std::string& host) {
  std::array<char, NI_MAXHOST> address{};
  const auto found = addresses_of(host, {}, 0);
  if (!found ||
      getnameinfo(found->ai_addr, found->ai_addrlen, address.data(), address.size(), nullptr, 0, NI_NUMERICHOST) != 0)
    return {};
  return {{host, address.data()}};
}

}  // namespace

std::optional<HttpAnswer> ask(const HttpRequest& request) {
  if (!request.url.starts_with("http://") && !request.url.starts_with("https://")) return std::nullopt;
  const auto authority = request.url.find("://") + 3;
  const auto path = std::min(request.url.find('/', authority), request.url.size());
  httplib::Client client(request.url.substr(0, path));
  if (!client.is_valid()) return std::nullopt;
  client.set_hostname_addr_map(
      address_of(std::string(host_in(std::string_view(request.url).substr(authority, path - authority)))));
  if (request.url.starts_with("https://")) trust_the_systems_authorities(client.ssl_context());
  client.set_connection_timeout(to_connect);
  client.set_read_timeout(between_bytes);
  client.set_write_timeout(between_bytes);
  httplib::Request wire_request;
  wire_request.method = request.method;
  wire_request.path = path == request.url.size() ? "/" : request.url.substr(path);
  for (const auto& [name, value] : request.headers) wire_request.set_header(name, value);
  if (!request.body.empty()) {
    wire_request.body = request.body;
    wire_request.set_header("Content-Type", "application/json");
  }
  const auto answer = client.send(wire_request);
  if (!answer) return std::nullopt;
  return HttpAnswer{answer->status, answer->body};
}

std::string http_library() { return std::string("cpp-httplib ") + CPPHTTPLIB_VERSION; }

}  // namespace mock
