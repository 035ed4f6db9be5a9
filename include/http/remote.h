#pragma once
// Another server, asked over a connection that is kept. Whoever asks somebody else's server does so through `asking`,
// which is bounded and harmless; nobody else uses this.
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mock {

struct RemoteAnswer {
  int status = 0;  // 0: there is none
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};
  std::string trouble{};  // why there is none
};

class Remote {
 public:
  /// `url` is http://HOST:PORT, or https, with the beginning of every path if there is one; a slash at its end counts
  /// for nothing. Over HTTPS whoever answers must be trusted: by the system, by the file that SSL_CERT_FILE names, or
  /// by an authority in `ca_file`, if that is not empty. Throws std::runtime_error, which says what is wrong with
  /// either.
  Remote(std::string url, const std::string& ca_file);
  ~Remote();
  Remote(const Remote&) = delete;
  Remote& operator=(const Remote&) = delete;

  /// Waits 5 seconds for the connection and 30 between two bytes of the answer. Follows no redirect.
  RemoteAnswer ask(std::string_view method, const std::string& target,
                   const std::vector<std::pair<std::string, std::string>>& headers);

 private:
  struct Client;
  std::unique_ptr<Client> client_;
};

}  // namespace mock
