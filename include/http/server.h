#pragma once
// The HTTP server: bytes on one side, Requests and Replies on the other. The only room that knows sockets.
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"

namespace mock {

/// How the server proves over TLS who it is: PEM texts, and how messages name them.
struct TlsIdentity {
  std::string chain, key;
  std::string chain_name = "the certificate", key_name = "the key";
};

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 0;                        // 0: any free one
  std::size_t max_connections = 4096;  // served at once; more wait until one of them ends
  std::vector<std::string> names{};    // that it goes by, besides `host`, localhost and the addresses of this machine
  std::optional<TlsIdentity> tls{};    // none: HTTP alone. With it the first byte of a connection tells
};

class Server {
 public:
  /// `pipeline` must outlive the server. Throws std::runtime_error that says what is wrong with a certificate or key.
  Server(Pipeline& pipeline, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Binds and begins to accept connections. Returns the URL of what it listens on ("http://127.0.0.1:8080", or https
  /// with TLS). Throws std::runtime_error, naming host and port, when that is not possible, and std::system_error when
  /// no threads can be had.
  std::string start();

  /// Answers what has arrived and closes every connection. Those that take longer than `grace` are cut, whatever their
  /// clients do. Returns whether none had to be.
  bool stop(std::chrono::milliseconds grace = std::chrono::milliseconds(500));

 private:
  class Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace mock
