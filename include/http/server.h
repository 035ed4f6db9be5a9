#pragma once
// The HTTP server: bytes on one side, Requests and Replies on the other. The only room that knows sockets.
#include <cstddef>
#include <memory>
#include <string>

#include "pipeline/pipeline.h"

namespace mock {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 0;                        // 0: any free one
  std::size_t max_connections = 4096;  // served at once; more wait until one of them ends
};

class Server {
 public:
  /// `pipeline` must outlive the server.
  Server(Pipeline& pipeline, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Binds and begins to accept connections. Returns the base URL ("http://127.0.0.1:8080"). Throws
  /// std::runtime_error, naming host and port, when that is not possible, and std::system_error when no threads can be
  /// had.
  std::string start();

  /// Answers what has arrived, closes every connection and returns: at the latest after a second, whatever clients do.
  void stop();

 private:
  class Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace mock
