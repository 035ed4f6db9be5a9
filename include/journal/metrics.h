#pragma once
// Counts what the server has done, all worlds together, in the text format of Prometheus. Nothing sets these numbers
// back but the end of the server. May be used by any number of threads.
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"

namespace mock {

class Metrics {
 public:
  Metrics();

  /// One request to the API: `operation` must live as long as the program; empty when the path is none.
  void count(std::string_view operation, int status, std::chrono::nanoseconds took,
             const std::vector<std::string_view>& faults);

  // Kept by those who know them:
  std::atomic<std::size_t> connections_waiting = 0;  // for a thread
  std::atomic<std::uint64_t> log_lines_lost = 0;

  /// What only others know.
  struct Gauges {
    std::string_view version;
    std::size_t worlds = 0;
    std::vector<std::pair<std::string_view, std::size_t>> rows{};  // by table
  };
  [[nodiscard]] std::string text(const Gauges& gauges) const;

 private:
  // Upper ends of the buckets, in microseconds; one more bucket takes the rest.
  static constexpr std::array<std::int64_t, 16> ends{50,      100,       250,       500,       1'000,   2'500,
                                                     5'000,   10'000,    25'000,    50'000,    100'000, 250'000,
                                                     500'000, 1'000'000, 2'500'000, 10'000'000};

  const Time start_;
  std::array<std::atomic<std::uint64_t>, ends.size() + 1> buckets_{};
  std::atomic<std::int64_t> nanoseconds_ = 0;
  mutable std::mutex mutex_;  // guards what follows
  std::map<std::pair<std::string_view, int>, std::uint64_t> requests_;
  std::map<std::string_view, std::uint64_t> faults_;
};

}  // namespace mock
