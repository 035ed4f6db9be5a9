// The past of a world is kept while a fault rule asks for it, and no longer.
#include <vector>

#include "json/value.h"
#include "model/application_users.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

FaultRule stale_by(int writes) {
  json::Problems problems;
  const auto document =
      json::parse(R"({"fault": {"kind": "stale_read", "writes": )" + std::to_string(writes) + "}}", problems);
  auto rule = read_fault_rule(document, "", {}, problems);
  REQUIRE(problems.empty());
  return rule;
}

void write(World& world) {
  world.change([](State& next) { application_users::create(next, acme_id, "n", Time()); });
}

TEST_CASE("The past is forgotten with the last rule that looks back, at once", "[world][faults]") {
  World world(state_of(demo()));
  const auto one = world.fault_rules.add(stale_by(1))->id;
  const auto other = world.fault_rules.add(stale_by(1))->id;
  write(world);  // the state that a reset goes back to is kept anyway
  const std::weak_ptr<const State> first = world.state();
  write(world);
  world.fault_rules.remove(one);
  CHECK_FALSE(first.expired());
  CHECK(world.state({.writes = 1}) == first.lock());
  world.fault_rules.remove(other);
  CHECK(first.expired());
  CHECK(world.state({.writes = 1}) == world.state());
}

TEST_CASE("Nothing is kept for rules that do not look back", "[world][faults]") {
  World world(state_of(demo()));
  write(world);  // the state that a reset goes back to is kept anyway
  const std::weak_ptr<const State> first = world.state();
  write(world);
  CHECK(first.expired());
}

TEST_CASE("Of the past the last 1000 states are kept, and the oldest makes room", "[world][faults][limits]") {
  World world(state_of(demo()));
  world.fault_rules.add(stale_by(1000));
  write(world);  // the state that a reset goes back to is kept anyway
  const std::weak_ptr<const State> first = world.state();
  for (int i = 0; i < 1000; ++i) write(world);
  CHECK_FALSE(first.expired());
  write(world);
  CHECK(first.expired());
}

}  // namespace
}  // namespace mock::test
