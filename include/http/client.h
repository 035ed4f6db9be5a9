#pragma once
// Asks another server something, over HTTP.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mock {

struct HttpRequest {
  std::string_view method;  // PUT or DELETE
  std::string url;          // http://HOST:PORT/PATH, or https
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};  // JSON
};
struct HttpAnswer {
  int status = 0;
  std::string body;
};

/// Nothing when the URL is none of HTTP, or nobody answers there: within 5 seconds for the connection and 10 for the
/// answer. Over HTTPS whoever answers must be trusted, by the system or by the file that SSL_CERT_FILE names.
std::optional<HttpAnswer> ask(const HttpRequest& request);

/// Name and version of the library that asks, for --version.
std::string http_library();

}  // namespace mock
