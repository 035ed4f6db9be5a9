// GET and PUT /_mock/state, POST /_mock/reset
#include "answers/refuse.h"
#include "fixtures/read.h"
#include "fixtures/write.h"
#include "tables.h"

namespace mock::control {
namespace {

Reply get(const ControlCall& call) { return ok(fixtures::write(*call.world.state(), call.world.fault_rules.rules())); }

// The new state is also what reset goes back to: a suite that brings its own fixture gets that one again.
Reply put(const ControlCall& call) {
  auto reading = fixtures::read(call.text, {.seed = call.world.state()->chance.seed, .clock = {}});
  if (!reading.faults.empty()) return answers::refuse(reading.faults);
  call.world.reseed(std::move(reading).seed());
  return no_content();
}

Reply reset(const ControlCall& call) {
  call.world.reset();
  return no_content();
}

}  // namespace

std::vector<ControlOperation> state_operations() {
  return {
      {Method::get, "/_mock/state", nullptr, get},
      {Method::put, "/_mock/state", nullptr, put},
      {Method::post, "/_mock/reset", nullptr, reset},
  };
}

}  // namespace mock::control
