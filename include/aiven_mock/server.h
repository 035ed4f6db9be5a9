#pragma once
// A mock of the Aiven API in the process of a test. C++17 suffices to include this; nothing else of the mock is needed.
//
//   aiven_mock::Server server;                         // the demo, on a free port
//   MyClient client(server.url(), server.token());
//   server.control("POST", "/faults", R"({"times": 1, "fault": {"kind": "status", "status": 503}})");
//   server.advance(std::chrono::hours(1));             // what lives for an hour has expired
//
// All of it may be called from any number of threads.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace aiven_mock {

struct Options {
  std::string fixture = "demo";  // a built-in one (demo, empty), or the JSON of one
  std::string clock{};           // stands still at this time ("2026-01-31T09:30:00Z"); empty: as the fixture says
  std::optional<std::uint64_t> seed{};  // with one, new ids and tokens are the same in every run
};

/// The control API said no, or the options are none: what() says what is wrong, and where.
class Refused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Server {
 public:
  /// Serves on a free port of 127.0.0.1, until it is destroyed. Throws Refused when the fixture or the time is wrong,
  /// and std::runtime_error when no port can be had.
  explicit Server(const Options& options = Options());
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Where the API is: "http://127.0.0.1:40123".
  [[nodiscard]] const std::string& url() const;

  // What clients need to know, as the world is now. Empty where the world has none.
  [[nodiscard]] std::string token() const;  // of the first super admin
  [[nodiscard]] std::string organization_id() const;
  [[nodiscard]] std::string organization_name() const;
  [[nodiscard]] std::string project_name() const;
  [[nodiscard]] std::string payment_method_id() const;

  /// Asks the control API, docs/control-api.md, without a socket: control("GET", "/journal"). Returns the body of the
  /// answer. Throws Refused.
  std::string control(std::string_view method, std::string_view path, std::string_view body = {});

  /// The clock by which tokens expire moves on.
  void advance(std::chrono::seconds by);

 private:
  class Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace aiven_mock
