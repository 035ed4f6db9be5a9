// GET /_mock/health
#include "base/version.h"
#include "json/writer.h"
#include "tables.h"
#include "world/keeping.h"

namespace mock::control {
namespace {

const json::Shape& health_shape() {
  using namespace json;
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  static const auto shape = object({
      required("status", choice({"ok", "state not saved"})),
      required("version", text(), "Of aiven-mock"),
      required("uptime_seconds", integer(0, most), "Whole seconds of real time since the start"),
      required("worlds", integer(1, most), "How many worlds the server has"),
      optional("state_file",
               object({
                   required("saved_time", time().or_null(), "When it was last written, by the machine's clock"),
                   required("failure", text().or_null(), "Why it could not be written the last time"),
               }),
               "Only with --state"),
  });
  return shape;
}

void write_state_file(json::Writer& out, const Keeping::Report& keeping) {
  json::Object file(out, "state_file");
  file("saved_time", keeping.saved)("failure", keeping.failure);
}

Reply health(const ControlCall& call) {
  const auto keeping = call.worlds.keeping().report();
  const auto up = std::chrono::steady_clock::now() - call.started;
  json::Writer out;
  {
    json::Object body(out);
    body("status", keeping.failure ? "state not saved" : "ok")("version", version());
    body("uptime_seconds", std::chrono::duration_cast<std::chrono::seconds>(up).count());
    body("worlds", call.worlds.size());
    if (keeping.is_on) write_state_file(out, keeping);
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
