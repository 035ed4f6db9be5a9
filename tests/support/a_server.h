#pragma once
// A world behind a real server of its own, on a free port, and what it takes to ask it over sockets.
#include <chrono>
#include <sstream>
#include <string>

#include "http/server.h"
#include "support/a_world.h"
#include "support/stopwatch.h"
#include "support/wire.h"

namespace mock::test {

class AServer {
 public:
  /// Serves the demo fixture.
  explicit AServer(std::size_t max_connections = 4096) : AServer(ServerOptions{.max_connections = max_connections}) {}
  explicit AServer(ServerOptions options, LogForm log = LogForm::off)
      : worlds_(state_of(demo())),
        log_(log, lines_),
        pipeline_(worlds_, log_),
        server_(pipeline_, std::move(options)),
        url_(server_.start()) {}
  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] Wire connect() const { return Wire(url_); }
  [[nodiscard]] World& world() { return worlds_.standard(); }
  bool stop() { return server_.stop(); }
  /// Waits for every connection to end by itself; true when they have.
  bool stop_patiently() { return server_.stop(std::chrono::minutes(1)); }
  /// What it has logged; after stop().
  [[nodiscard]] std::string log() const { return lines_.str(); }

  /// Adds a fault rule to the world.
  void fault(const nlohmann::json& rule) const {
    const auto answer = connect().ask(with_body("POST", "/_mock/faults", "", rule.dump()));
    if (status_of(answer) != 200) throw std::logic_error(answer);
  }

 private:
  Worlds worlds_;
  std::ostringstream lines_;
  Log log_;
  Pipeline pipeline_;
  Server server_;
  std::string url_;
};

}  // namespace mock::test
