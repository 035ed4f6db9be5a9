#pragma once
// The control API of a server that runs already: commands with --server ask it.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "http/client.h"

namespace mock::cli {

class ControlApi {
 public:
  /// `server` is a URL, or that of one of its worlds: http://HOST:PORT/_world/NAME. An empty `token`: it asks for none.
  ControlApi(const std::string& server, const std::string& token);

  /// The `url` of the request is a path below that of the server. Nothing when nobody answers.
  [[nodiscard]] std::optional<HttpAnswer> try_to_ask(HttpRequest request) const;
  /// The same, but throws Failure.
  [[nodiscard]] HttpAnswer ask(const HttpRequest& request) const;

  [[nodiscard]] const std::string& server() const { return server_; }

 private:
  std::string server_;
  std::vector<std::pair<std::string, std::string>> headers_;
};

}  // namespace mock::cli
