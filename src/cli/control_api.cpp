#include "cli/control_api.h"

#include "cli/fixture_file.h"
#include "cli/public_url.h"

namespace mock::cli {

ControlApi::ControlApi(const std::string& server, const std::string& token) : server_(without_slash(server)) {
  if (!token.empty()) headers_.emplace_back("Authorization", "Bearer " + token);
}

std::optional<HttpAnswer> ControlApi::try_to_ask(HttpRequest request) const {
  request.url.insert(0, server_);
  request.headers.insert(request.headers.end(), headers_.begin(), headers_.end());
  return mock::ask(request);
}

HttpAnswer ControlApi::ask(const HttpRequest& request) const {
  if (auto answer = try_to_ask(request)) return *std::move(answer);
  const auto nobody = "nobody answers at " + server_;
  throw Failure{{server_.starts_with("https://")
                     ? nobody + ", or not with a certificate that is trusted: SSL_CERT_FILE says by whom"
                     : nobody + ": --server takes a URL like http://127.0.0.1:8080"}};
}

}  // namespace mock::cli
