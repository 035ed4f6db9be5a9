#include "journal/metrics.h"

#include <algorithm>
#include <charconv>

namespace mock {
namespace {

std::string number(double value) {
  std::array<char, 32> digits{};
  return {digits.data(),
          std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr};
}

double seconds(std::int64_t microseconds) { return static_cast<double>(microseconds) / 1e6; }

// Writes one metric after the other: what it is, and then its samples.
class Exposition {
 public:
  void metric(std::string_view name, std::string_view type, std::string_view help) {
    name_ = name;
    (((out_ += "# HELP ") += name) += ' ') += help;
    ((((out_ += "\n# TYPE ") += name) += ' ') += type) += '\n';
  }
  // No value of a label has a character that would have to be escaped: they are operationIds, kinds and numbers.
  void sample(std::string_view suffix, std::string_view labels, const std::string& value) {
    (out_ += name_) += suffix;
    if (!labels.empty()) ((out_ += '{') += labels) += '}';
    ((out_ += ' ') += value) += '\n';
  }
  void sample(std::string_view labels, std::uint64_t value) { sample("", labels, std::to_string(value)); }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::string_view name_;
};

std::string label(std::string_view name, std::string_view value) {
  return std::string(name) + "=\"" + std::string(value) + "\"";
}

}  // namespace

Metrics::Metrics() : start_(real_time()) {}

void Metrics::count(std::string_view operation, int status, std::chrono::nanoseconds took,
                    const std::vector<std::string_view>& faults) {
  const auto* const end =
      std::lower_bound(ends.begin(), ends.end(), std::chrono::ceil<std::chrono::microseconds>(took).count());
  buckets_[static_cast<std::size_t>(end - ends.begin())].fetch_add(1, std::memory_order_relaxed);
  nanoseconds_.fetch_add(took.count(), std::memory_order_relaxed);
  const std::lock_guard lock(mutex_);
  ++requests_[{operation, status}];
  for (const auto kind : faults) ++faults_[kind];
}

std::string Metrics::text(const Gauges& gauges) const {
  Exposition out;
  out.metric("aiven_mock_build_info", "gauge", "Always 1; its label is the version.");
  out.sample(label("version", gauges.version), 1);
  out.metric("aiven_mock_start_time_seconds", "gauge", "When the server was started, by the machine's clock.");
  out.sample("", static_cast<std::uint64_t>(start_.time_since_epoch().count()));
  out.metric("aiven_mock_worlds", "gauge", "Worlds there are.");
  out.sample("", gauges.worlds);
  out.metric("aiven_mock_rows", "gauge", "Rows of each table, in all worlds together.");
  for (const auto& [table, rows] : gauges.rows) out.sample(label("table", table), rows);
  out.metric("aiven_mock_connections_waiting", "gauge", "Connections that wait until they are served.");
  out.sample("", connections_waiting);
  out.metric("aiven_mock_log_lines_lost_total", "counter", "Lines of the log that nobody read in time.");
  out.sample("", log_lines_lost);

  const std::lock_guard lock(mutex_);
  out.metric("aiven_mock_requests_total", "counter", "Requests to the API that were answered, or lost by a fault.");
  for (const auto& [key, count] : requests_)
    out.sample(label("operation", key.first.empty() ? "none" : key.first) + "," +
                   label("status", key.second == 0 ? "none" : std::to_string(key.second)),
               count);
  out.metric("aiven_mock_faults_total", "counter", "Requests that a fault rule has hit.");
  for (const auto& [kind, count] : faults_) out.sample(label("kind", kind), count);

  out.metric("aiven_mock_request_duration_seconds", "histogram",
             "Time that it took to find the answer, without what faults add on the wire.");
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    below += buckets_[i];
    out.sample("_bucket", label("le", number(seconds(ends[i]))), std::to_string(below));
  }
  below += buckets_.back();
  out.sample("_bucket", label("le", "+Inf"), std::to_string(below));
  out.sample("_sum", "", number(static_cast<double>(nanoseconds_) / 1e9));
  out.sample("_count", "", std::to_string(below));
  return out.take();
}

}  // namespace mock
