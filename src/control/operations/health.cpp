// GET /_mock/health
#include "json/text.h"
#include "tables.h"

namespace mock::control {
namespace {

Reply health(const ControlCall& call) {
  const auto up = std::chrono::steady_clock::now() - call.started;
  json::Text out;
  {
    json::Object body(out);
    body("status", "ok")("version", AIVEN_MOCK_VERSION);
    body("uptime_seconds", std::chrono::duration_cast<std::chrono::seconds>(up).count());
    body("worlds", call.worlds.size());
  }
  return ok(out.take());
}

}  // namespace

std::vector<ControlOperation> health_operations() { return {{Method::get, "/_mock/health", nullptr, health}}; }

}  // namespace mock::control
