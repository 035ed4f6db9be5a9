// GET /_mock/metrics
#include "base/version.h"
#include "model/rows.h"
#include "tables.h"
#include "world/keeping.h"

namespace mock::control {
namespace {

constexpr std::string_view prometheus_text = "text/plain; version=0.0.4; charset=utf-8";

const json::Shape& metrics_shape() {
  static const auto shape = json::text();
  return shape;
}

// Tables have the same names and order in each world.
std::vector<std::pair<std::string_view, std::size_t>> rows_of_all(const Worlds& worlds) {
  std::vector<std::pair<std::string_view, std::size_t>> all;
  for (const auto& name : worlds.names()) {
    const auto world = worlds.find(name);
    if (!world) continue;
    const auto own = rows(*world->state());
    if (all.empty()) {
      all = own;
      continue;
    }
    for (std::size_t i = 0; i < all.size(); ++i) all[i].second += own[i].second;
  }
  return all;
}

void add(std::string& text, const std::string& name, std::string_view type, std::string_view help,
         std::uint64_t value) {
  text.append("# HELP ").append(name).append(" ").append(help);
  text.append("\n# TYPE ").append(name).append(" ").append(type);
  text.append("\n").append(name).append(" ").append(std::to_string(value)).append("\n");
}

// Of the file that keeps the default world, if there is one.
void add_state_file(std::string& text, const Keeping::Report& keeping) {
  if (!keeping.is_on) return;
  const std::string name = "aiven_mock_state_file_";
  add(text, name + "saves_total", "counter", "Times that the state file was written.", keeping.saves);
  add(text, name + "failures_total", "counter", "Times that the state file could not be written.", keeping.failures);
  add(text, name + "failing", "gauge", "1 while the state file cannot be written, else 0.",
      keeping.failure.has_value() ? 1U : 0U);
}

Reply get(const ControlCall& call) {
  auto text = call.metrics.text({version(), call.worlds.size(), rows_of_all(call.worlds)});
  add_state_file(text, call.worlds.keeping().report());
  return {200, std::move(text), prometheus_text};
}

}  // namespace

std::vector<ControlOperation> metrics_operations() {
  return {
      {.id = "MockMetricsGet",
       .method = Method::get,
       .path = "/_mock/metrics",
       .reply = metrics_shape,
       .reply_type = prometheus_text,
       .handler = get,
       .summary = "Get counts and times, in the text format of Prometheus"},
  };
}

}  // namespace mock::control
