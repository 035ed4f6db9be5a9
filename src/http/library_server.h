#pragma once
// The HTTP library's server, made to run its connections over our Line.
#include "exchange/request.h"
#include "library.h"
#include "line.h"

namespace mock {

class LibraryServer : public httplib::Server {
 public:
  /// Serves a connection to its end. Returns how the last answer was lost.
  Loss serve(Line& line) {
    Line::current = &line;
    while (line.wait_for_request()) {
      const bool done = process(*this, line);
      if (!line.deliver() || !done || !line.finish_request()) break;
    }
    Line::current = nullptr;
    return line.wire.loss;
  }

 private:
  // The arguments of process_request differ between versions. Newer ones want to close the connection at every error;
  // when it is to be closed is for the line to say.
  template <class Self>
  static bool process(Self& self, Line& line) {
    bool ignored = false;
    const std::function<void(httplib::Request&)> prepare = [&line](httplib::Request& request) {
      prepare_request(line, request);
    };
    if constexpr (requires { self.process_request(line, false, ignored, prepare); }) {
      return self.process_request(line, false, ignored, prepare);
    } else {
      return self.process_request(line, line.remote_address(), 0, std::string(), 0, false, ignored, prepare);
    }
  }

  // Called by the library between head and body. What it would do beyond HTTP for us is taken out of the request: it
  // would compress answers, cut ranges out of them, take forms apart, and look for its own routes.
  static void prepare_request(Line& line, httplib::Request& request) {
    request.path = "/";
    request.ranges.clear();
    std::string_view connection;
    std::string_view length;
    bool comes_in_chunks = false;
    for (auto header = request.headers.begin(); header != request.headers.end();) {
      const auto& [name, value] = *header;
      if (equal_ignoring_case(name, "Connection")) connection = value;
      if (equal_ignoring_case(name, "Content-Length") && length.empty()) length = value;
      if (equal_ignoring_case(name, "Transfer-Encoding")) comes_in_chunks = true;
      header = is_hidden(name, value) ? hide(line, request, header) : std::next(header);
    }
    line.client_closes = equal_ignoring_case(connection, "close") ||
                         (request.version == "HTTP/1.0" && !equal_ignoring_case(connection, "keep-alive"));
    if (comes_in_chunks) {
      line.expect_body(0);
      line.malformed = request.method == "DELETE";  // the library does not read it
      return;
    }
    line.malformed = length.size() > 18 || length.find_first_not_of("0123456789") != std::string_view::npos;
    line.expect_body(line.malformed || length.empty() ? 0 : std::stoull(std::string(length)));
    if (!length.empty()) return;
    line.has_made_up_length = true;
    request.headers.emplace("Content-Length", "0");  // else it would read until the client closes
  }

  static bool is_hidden(const std::string& name, const std::string& value) {
    return equal_ignoring_case(name, "Accept-Encoding") || equal_ignoring_case(name, "Range") ||
           (equal_ignoring_case(name, "Content-Type") &&
            (value.starts_with("multipart/") || value.starts_with("application/x-www-form-urlencoded")));
  }

  static httplib::Headers::iterator hide(Line& line, httplib::Request& request, httplib::Headers::iterator header) {
    line.hidden_headers.emplace_back(header->first, header->second);
    return request.headers.erase(header);
  }
};

}  // namespace mock
