// GET and PUT /_mock/state, POST /_mock/reset
#include "answers/refuse.h"
#include "api/table_of_contents.h"
#include "fixtures/read.h"
#include "fixtures/shape.h"
#include "fixtures/write.h"
#include "tables.h"

namespace mock::control {
namespace {

Reply get(const ControlCall& call) { return ok(fixtures::write(*call.world.state(), call.world.fault_rules.rules())); }

// The new state is also what reset goes back to: a suite that brings its own fixture gets that one again.
Reply put(const ControlCall& call) {
  auto reading =
      fixtures::read(call.text, {.seed = call.world.state()->chance.seed, .clock = {}, .served = api::served()});
  if (!reading.problems.empty()) return answers::refuse(reading.problems);
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
      {.id = "MockStateGet",
       .method = Method::get,
       .path = "/_mock/state",
       .reply = fixtures::fixture_shape,
       .handler = get,
       .summary = "Get the whole world, as a fixture"},
      {.id = "MockStatePut",
       .method = Method::put,
       .path = "/_mock/state",
       .body = fixtures::fixture_shape,
       .reads_body_itself = true,
       .handler = put,
       .summary = "Replace the world by a fixture"},
      {.id = "MockReset",
       .method = Method::post,
       .path = "/_mock/reset",
       .handler = reset,
       .summary = "Put everything back as it was"},
  };
}

}  // namespace mock::control
