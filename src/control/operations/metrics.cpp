// GET /_mock/metrics
#include "model/rows.h"
#include "tables.h"

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

Reply get(const ControlCall& call) {
  return {200, call.metrics.text({AIVEN_MOCK_VERSION, call.worlds.size(), rows_of_all(call.worlds)}), prometheus_text};
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
