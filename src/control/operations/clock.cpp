// GET and PUT /_mock/clock, POST /_mock/clock/advance
#include "answers/refuse.h"
#include "base/time.h"
#include "json/writer.h"
#include "model/state.h"
#include "tables.h"

namespace mock::control {
namespace {

const json::Shape& clock_request() {
  static const auto shape =
      json::object({json::optional("now", json::time(), "Set it to this time, earlier or later"),
                    json::optional("frozen", json::boolean(), "true: stand still; false: run on")});
  return shape;
}

const json::Shape& advance_request() {
  // Beyond this nothing could be reached anyway: it is ten thousand years.
  constexpr std::int64_t furthest = 10'000LL * 366 * 24 * 3600;
  static const auto shape = json::object({json::required("seconds", json::whole_number(0, furthest), "How far")});
  return shape;
}

const json::Shape& clock_shape() {
  static const auto shape = json::object({json::required("now", json::time(), "The time of the world"),
                                          json::required("frozen", json::boolean(), "Whether it stands still")});
  return shape;
}

Reply reply_with(const Clock& clock) {
  json::Writer out;
  {
    json::Object body(out);
    body("now", clock.now())("frozen", clock.frozen);
  }
  return ok(out.take());
}

Reply get(const ControlCall& call) { return reply_with(call.world.state()->clock); }

// What is not given stays as it is: {"frozen": true} stops the clock at the moment it shows.
Reply put(const ControlCall& call) {
  const auto now = call.body.optional_text("now");
  return reply_with(call.world.touch([&](State& next) {
    const auto moment = now ? *parse_rfc3339(*now) : next.clock.now();
    if (call.body.flag("frozen", next.clock.frozen))
      next.clock = Clock::frozen_at(moment);
    else if (now || next.clock.frozen)
      next.clock = Clock::running_from(moment);
    return next.clock;
  }));
}

Reply advance(const ControlCall& call) {
  const Seconds distance(*call.body.integer("seconds"));
  const auto clock = call.world.touch([&](State& next) {
    if (next.clock.now() + distance > end_of_time) return std::optional<Clock>();
    next.clock = next.clock.advanced(distance);
    return std::optional(next.clock);
  });
  if (clock) return reply_with(*clock);
  return answers::refuse({{"/seconds", "seconds would move the clock beyond " + rfc3339(end_of_time)}});
}

}  // namespace

std::vector<ControlOperation> clock_operations() {
  return {
      {.id = "MockClockGet",
       .method = Method::get,
       .path = "/_mock/clock",
       .reply = clock_shape,
       .handler = get,
       .summary = "Get the time of the world"},
      {.id = "MockClockSet",
       .method = Method::put,
       .path = "/_mock/clock",
       .body = clock_request,
       .reply = clock_shape,
       .handler = put,
       .summary = "Set the clock, stop it or let it run"},
      {.id = "MockClockAdvance",
       .method = Method::post,
       .path = "/_mock/clock/advance",
       .body = advance_request,
       .reply = clock_shape,
       .handler = advance,
       .summary = "Move the clock on"},
  };
}

}  // namespace mock::control
