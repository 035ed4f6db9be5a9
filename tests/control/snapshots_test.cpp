// Named states to go back to.
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

std::string state_of_it(AWorld& world) { return world.control(Method::get, "/_mock/state").text; }
int restore(AWorld& world, const std::string& name) {
  return world.control(Method::post, "/_mock/snapshots/" + name + "/restore").status;
}
int keep(AWorld& world, const std::string& name) {
  return world.control(Method::put, "/_mock/snapshots/" + name).status;
}

TEST_CASE("A snapshot brings back data, ids and clock, as often as wanted", "[snapshots]") {
  AWorld world;
  world.make_application_user("before");
  world.advance(60);
  CHECK(keep(world, "one") == 204);
  const auto kept = state_of_it(world);
  const auto id = world.make_application_user("after");
  for (int i = 0; i < 3; ++i) {
    world.advance(3600);
    world.as(sofia).remove(ci);
    CHECK(restore(world, "one") == 204);
    CHECK(state_of_it(world) == kept);
    CHECK(world.make_application_user("again") == id);
  }
}

TEST_CASE("Faults stay as they are when a snapshot is restored", "[snapshots][faults]") {
  AWorld world;
  keep(world, "s");
  const auto rule = world.fault({{"after", 1}, {"fault", {{"kind", "status"}, {"status", 503}}}});
  CHECK(world.as(sofia).get("/v1/me").status == 200);
  restore(world, "s");
  CHECK(world.control(Method::get, "/_mock/faults/" + rule).json["matched"] == 1);
  CHECK(world.as(sofia).get("/v1/me").status == 503);
}

TEST_CASE("After a restore the same requests are hit by chance again", "[snapshots][faults][determinism]") {
  AWorld world;
  const auto rule = world.fault({{"probability", 0.5}, {"fault", {{"kind", "status"}, {"status", 503}}}});
  const auto statuses = [&] {
    std::vector<int> all;
    for (int i = 0; i < 40; ++i) all.push_back(world.as(sofia).get("/v1/me").status);
    return all;
  };
  statuses();
  keep(world, "s");
  const auto first = statuses();
  CHECK(statuses() != first);
  restore(world, "s");
  CHECK(statuses() == first);
  CHECK(world.control(Method::get, "/_mock/faults/" + rule).json["matched"] == 160);
}

TEST_CASE("Snapshots are listed, replaced and deleted", "[snapshots]") {
  AWorld world;
  keep(world, "b");
  keep(world, "a");
  CHECK(world.control(Method::get, "/_mock/snapshots").json == Json{{"snapshots", {{{"name", "a"}}, {{"name", "b"}}}}});
  world.make_application_user("n");
  const auto newer = state_of_it(world);
  keep(world, "a");
  restore(world, "b");
  CHECK(state_of_it(world) != newer);
  restore(world, "a");
  CHECK(state_of_it(world) == newer);
  CHECK(world.control(Method::remove, "/_mock/snapshots/a").status == 204);
  CHECK(world.control(Method::get, "/_mock/snapshots").json["snapshots"].size() == 1);
}

TEST_CASE("A snapshot that is not there is 404, and named, and its name is checked", "[snapshots][limits]") {
  AWorld world;
  const auto before = state_of_it(world);
  const auto answer = world.control(Method::post, "/_mock/snapshots/lost/restore");
  CHECK(answer.status == 404);
  CHECK(answer.message() == "There is no snapshot \"lost\"");
  CHECK(world.control(Method::remove, "/_mock/snapshots/lost").status == 404);
  CHECK(state_of_it(world) == before);
  CHECK(keep(world, std::string(128, 's')) == 204);
  CHECK(keep(world, std::string(129, 's')) == 400);
  CHECK(world.control(Method::put, "/_mock/snapshots/a%20b").message() ==
        "the name of a snapshot has 1 to 128 letters, digits, '.', '_' and '-', not \"a b\"");
}

TEST_CASE("Snapshots outlive a reset and a new state", "[snapshots]") {
  AWorld world;
  world.make_application_user("n");
  keep(world, "s");
  const auto kept = state_of_it(world);
  world.control(Method::post, "/_mock/reset");
  world.control(Method::put, "/_mock/state", demo());
  CHECK(restore(world, "s") == 204);
  CHECK(state_of_it(world) == kept);
  world.control(Method::post, "/_mock/reset");  // to what was put, not to the snapshot
  CHECK(state_of_it(world) != kept);
}

TEST_CASE("A clock that runs apart from the machine's starts again at the moment of the snapshot",
          "[snapshots][clock]") {
  AWorld world;
  world.control(Method::put, "/_mock/clock", {{"now", "2030-01-01T00:00:00Z"}, {"frozen", false}});
  world.advance(7200);
  keep(world, "s");
  world.advance(86400);
  restore(world, "s");
  const std::string now = world.control(Method::get, "/_mock/clock").json["now"];
  CHECK(now.starts_with("2030-01-01T02:00:"));
}

TEST_CASE("A restore brings back the window of a rate limit together with the clock", "[snapshots][faults]") {
  AWorld world;
  const auto ask = [&] { return world.as(sofia).get("/v1/me"); };
  world.fault({{"fault", {{"kind", "rate_limit"}, {"requests", 2}, {"per_seconds", 60}}}});
  CHECK(ask().status == 200);
  world.advance(20);
  keep(world, "s");
  CHECK(ask().status == 200);
  CHECK(ask().header("Retry-After") == "40");
  world.advance(1000);
  CHECK(ask().status == 200);

  restore(world, "s");  // one is left in a window that ends in 40 seconds
  CHECK(ask().status == 200);
  CHECK(ask().header("Retry-After") == "40");
}

TEST_CASE("A restore leaves nothing of the past for stale reads", "[snapshots][faults]") {
  AWorld world;
  keep(world, "s");
  world.fault({{"fault", {{"kind", "stale_read"}, {"writes", 1}}}});
  world.as(sofia).remove(ci);
  world.make_application_user("n");
  restore(world, "s");
  CHECK(world.as(sofia).get(ci).status == 200);
}

}  // namespace
}  // namespace mock::test
