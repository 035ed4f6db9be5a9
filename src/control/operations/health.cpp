// GET /_mock/health
#include "json/text.h"
#include "tables.h"

namespace mock::control {
namespace {

const json::Shape& health_shape() {
  using namespace json;
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  static const auto shape = object({
      required("status", choice({"ok"})),
      required("version", text(), "Of aiven-mock"),
      required("uptime_seconds", integer(0, most), "Whole seconds of real time since the start"),
      required("worlds", integer(1, most), "How many worlds the server has"),
  });
  return shape;
}

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

std::vector<ControlOperation> health_operations() {
  return {
      {.id = "MockHealthGet",
       .method = Method::get,
       .path = "/_mock/health",
       .reply = health_shape,
       .handler = health,
       .summary = "Say that the server is ready"},
  };
}

}  // namespace mock::control
