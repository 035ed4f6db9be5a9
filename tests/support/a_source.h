#pragma once
// A mock that stands in for the API that `capture` and `compare` ask, and an Asker for which time is made up: it
// passes where somebody waits, without a moment going by.
#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "asking/asker.h"
#include "support/a_server.h"

namespace mock::test {

class MadeUpTime {
 public:
  [[nodiscard]] asking::Pace pace() {
    return {[this] {
              const std::lock_guard lock(mutex_);
              return now_;
            },
            [this](std::chrono::steady_clock::time_point time) {
              const std::lock_guard lock(mutex_);
              now_ = std::max(now_, time);
              turns_.insert(seconds_until(time));
            }};
  }
  /// How much of it went by.
  [[nodiscard]] double seconds() const { return seconds_until(now_); }
  /// The seconds that were waited for, in the order of time, whoever came to wait first.
  [[nodiscard]] const std::multiset<double>& turns() const { return turns_; }

 private:
  [[nodiscard]] double seconds_until(std::chrono::steady_clock::time_point time) const {
    return std::chrono::duration<double>(time - start_).count();
  }

  std::mutex mutex_;
  std::chrono::steady_clock::time_point start_{}, now_{};
  std::multiset<double> turns_;
};

class ASource {
 public:
  explicit ASource(const nlohmann::json& fixture, ServerOptions options = {}) : server_(std::move(options)) {
    server_.world().reseed(seed_of(fixture));
  }

  [[nodiscard]] AServer& server() { return server_; }
  [[nodiscard]] MadeUpTime& time() { return time_; }
  /// Asks it as the owner of a token, as fast as it goes.
  [[nodiscard]] asking::Asker asked_by(std::string_view token, asking::Limits limits = {.a_second = 0}) {
    return asking::Asker({server_.url(), std::string(token)}, limits, time_.pace());
  }
  /// What it was asked, as its journal tells it.
  [[nodiscard]] nlohmann::json journal() {
    return nlohmann::json::parse(body_of(server_.connect().ask(get("/_mock/journal?limit=1000"))));
  }

 private:
  AServer server_;
  MadeUpTime time_;
};

}  // namespace mock::test
