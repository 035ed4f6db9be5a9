#include "http/client.h"

#include <httplib.h>

#include <algorithm>
#include <chrono>

namespace mock {
namespace {

constexpr std::chrono::seconds to_connect(5);
constexpr std::chrono::seconds between_bytes(10);

}  // namespace

std::optional<HttpAnswer> ask(const HttpRequest& request) {
  if (!request.url.starts_with("http://") && !request.url.starts_with("https://")) return std::nullopt;
  const auto path = std::min(request.url.find('/', request.url.find("://") + 3), request.url.size());
  httplib::Client client(request.url.substr(0, path));
  if (!client.is_valid()) return std::nullopt;
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
