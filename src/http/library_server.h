#pragma once
// The HTTP library's server, made to run its connections over our Line where the library's version allows that, and
// left as it is where not (AIVEN_MOCK_HTTP_LINE, found out by cmake/http_line.cmake).
#include <sys/socket.h>
#include <unistd.h>

#include "connections.h"
#include "library.h"
#include "line.h"

namespace mock {

class LibraryServer : public httplib::Server {
 public:
  Connections connections;

  /// The library listens with a backlog of five.
  void widen_backlog() { listen_again(*this); }

 private:
  template <class Self>
  static void listen_again(Self& self) {
    constexpr int backlog = 1024;
    if constexpr (requires { self.svr_sock_.load(); }) ::listen(self.svr_sock_.load(), backlog);
  }

#if AIVEN_MOCK_HTTP_LINE

  bool process_and_close_socket(socket_t socket) override {
    if (connections.add(socket)) {
      serve(socket);
      connections.remove(socket);
      ::shutdown(socket, SHUT_RDWR);
    }
    ::close(socket);
    return true;
  }

  void serve(socket_t socket) {
    Line line(socket);
    Line::current = &line;
    bool client_closes = false;
    while (!client_closes && line.wait_for_request()) {
      const bool done = process(*this, line, client_closes);
      if (!line.flush() || !done || !line.finish_request()) break;
    }
    Line::current = nullptr;
  }

  // The arguments of process_request differ between versions.
  template <class Self>
  static bool process(Self& self, Line& line, bool& client_closes) {
    const std::function<void(httplib::Request&)> prepare = [&line](httplib::Request& request) {
      prepare_request(line, request);
    };
    if constexpr (requires { self.process_request(line, false, client_closes, prepare); }) {
      return self.process_request(line, false, client_closes, prepare);
    } else {
      return self.process_request(line, line.remote_address(), 0, std::string(), 0, false, client_closes, prepare);
    }
  }

  // Called by the library between head and body. What it would do beyond HTTP for us is taken out of the request: it
  // would compress answers, cut ranges out of them, take forms apart, and look for its own routes.
  static void prepare_request(Line& line, httplib::Request& request) {
    request.headers.erase("Accept-Encoding");
    request.headers.erase("Range");
    request.ranges.clear();
    const auto type = request.get_header_value("Content-Type");
    if (type.starts_with("multipart/") || type.starts_with("application/x-www-form-urlencoded"))
      request.headers.erase("Content-Type");
    request.path = "/";

    if (request.has_header("Transfer-Encoding")) {
      line.expect_body(0);
      line.malformed = request.method == "DELETE";  // the library does not read it
      return;
    }
    const auto length = request.get_header_value("Content-Length");
    line.malformed = length.size() > 18 || length.find_first_not_of("0123456789") != std::string::npos;
    line.expect_body(line.malformed || length.empty() ? 0 : std::stoull(length));
    if (length.empty()) request.set_header("Content-Length", "0");  // else it would read until the client closes
  }

#endif
};

}  // namespace mock
